import type { StatutCreneau } from '@/generated/soutien/enums'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import { estPersonne, parLePortail, type Intervenant } from '../policy'
import { pasCommence, pasPasse } from './guards'
import { recoit, type Creneau } from './policy'

/** Slots that belong to a case. */
export const PRIS = ['RESERVE', 'CONFIRME'] as const satisfies readonly StatutCreneau[]
/** Slots that have not ended: their doctors receive at that hour. */
export const DEBOUT = ['OUVERT', ...PRIS] as const satisfies readonly StatutCreneau[]

/** An hour of two doctors (domaine §3.1). Its state is shown to these two only. */
export const workflow = defineWorkflow<StatutCreneau, Creneau, Intervenant>()({
  initial: 'OUVERT',
  final: ['TENU', 'ANNULE', 'NON_HONORE'],
  states: {
    OUVERT: { label: 'Libre', holder: 'les deux médecins', next: 'Une personne peut le choisir, ou vous pouvez le proposer.' },
    RESERVE: { label: 'Proposé', holder: 'la personne', next: 'La personne le confirme, ou il redevient libre.' },
    CONFIRME: { label: 'Confirmé', holder: 'les deux médecins', next: 'L’entretien a lieu.' },
    TENU: { label: 'Entretien réalisé', holder: null, next: null },
    ANNULE: { label: 'Annulé', holder: null, next: null },
    NON_HONORE: { label: 'La personne n’est pas venue', holder: null, next: null },
  },
  transitions: {
    proposer: {
      from: ['OUVERT'],
      to: 'RESERVE',
      by: recoit,
      as: 'CELLULE_MED',
      label: 'Proposer ce créneau',
      done: 'Créneau proposé',
      guard: pasPasse,
    },
    choisir: {
      from: ['OUVERT'],
      to: 'CONFIRME',
      by: estPersonne,
      as: 'PERSONNE',
      label: 'Choisir ce créneau',
      done: 'Créneau choisi',
      guard: pasPasse,
    },
    confirmer: {
      from: ['RESERVE'],
      to: 'CONFIRME',
      by: (qui, creneau) => estPersonne(qui) || recoit(qui, creneau),
      as: 'PERSONNE',
      label: 'Confirmer ce rendez-vous',
      done: 'Rendez-vous confirmé',
      guard: pasPasse,
    },
    liberer: {
      from: [...PRIS],
      to: 'OUVERT',
      by: (qui, creneau) => estPersonne(qui) || recoit(qui, creneau) || parLePortail(qui),
      as: 'PERSONNE',
      label: 'Libérer ce créneau',
      done: 'Créneau libéré',
    },
    // These follow from an act on the case, whose right was checked there.
    tenir: {
      from: ['CONFIRME'],
      to: 'TENU',
      by: parLePortail,
      as: 'SYSTEME',
      label: 'L’entretien a eu lieu',
      done: 'Entretien réalisé',
      guard: pasCommence,
    },
    manquer: {
      from: ['CONFIRME'],
      to: 'NON_HONORE',
      by: parLePortail,
      as: 'SYSTEME',
      label: 'La personne n’est pas venue',
      done: 'Absence notée',
      guard: pasCommence,
    },
    annuler: {
      from: [...DEBOUT],
      to: 'ANNULE',
      by: (qui, creneau) => recoit(qui, creneau) || parLePortail(qui),
      as: 'CELLULE_MED',
      label: 'Annuler ce créneau',
      done: 'Créneau annulé',
      guard: pasPasse,
    },
  },
})

export type ActionCreneau = keyof typeof workflow.transitions
