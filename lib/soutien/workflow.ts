import type { StatutCas } from '@/generated/soutien/enums'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import { estAuTri, estDuBinome, estPersonne, parLePortail, peutSuivre, type CasLu, type Intervenant } from './policy'

/** Named sets of states, for queries, boards and jobs. */
export const A_ATTRIBUER = ['RECUE', 'URGENCE'] as const satisfies readonly StatutCas[]
export const EN_ATTENTE_DE_RDV = ['ATTRIBUEE', 'NON_HONORE'] as const satisfies readonly StatutCas[]
export const AVEC_RDV = ['RDV_PROPOSE', 'RDV_CONFIRME'] as const satisfies readonly StatutCas[]
export const RENCONTRES = ['REALISE', 'ORIENTE', 'SUIVI'] as const satisfies readonly StatutCas[]
export const ACTIFS = [...A_ATTRIBUER, ...EN_ATTENTE_DE_RDV, ...AVEC_RDV, ...RENCONTRES] as const satisfies readonly StatutCas[]
export const TERMINES = ['CLOS', 'RETIREE'] as const satisfies readonly StatutCas[]

/** An interne's request for support (domaine §3.1). The person reads the `label` of its state. */
export const workflow = defineWorkflow<StatutCas, CasLu, Intervenant>()({
  initial: 'RECUE',
  final: ['CLOS', 'RETIREE'],
  states: {
    RECUE: { label: 'Reçue', holder: 'la cellule', next: 'La cellule vous répond et désigne les deux médecins qui vous recevront.' },
    URGENCE: {
      label: 'À voir aujourd’hui',
      holder: 'la cellule',
      next: 'Un médecin de la cellule prend contact avec vous le jour même, les jours ouvrés. D’ici là : 15, 112 ou 3114.',
    },
    ATTRIBUEE: {
      label: 'Deux médecins désignés',
      holder: 'les deux médecins',
      next: 'Les deux médecins vous proposent un rendez-vous ; vous pouvez aussi choisir un créneau.',
    },
    RDV_PROPOSE: { label: 'Rendez-vous proposé', holder: 'la personne', next: 'Vous confirmez ce rendez-vous, ou en choisissez un autre.' },
    RDV_CONFIRME: { label: 'Rendez-vous confirmé', holder: 'les deux médecins', next: 'L’entretien dure une heure, avec deux médecins.' },
    REALISE: { label: 'Entretien réalisé', holder: 'les deux médecins', next: 'Vous décidez ensemble de la suite.' },
    NON_HONORE: {
      label: 'Rendez-vous manqué',
      holder: 'les deux médecins',
      next: 'Ce n’est pas grave : vous pouvez choisir un autre créneau quand vous voulez.',
    },
    ORIENTE: { label: 'Orientation choisie', holder: 'les deux médecins', next: 'La cellule reste joignable par cette page.' },
    SUIVI: { label: 'Suivi', holder: 'les deux médecins', next: 'Les deux médecins reviennent vers vous à la date convenue.' },
    CLOS: { label: 'Terminé', holder: null, next: null },
    RETIREE: { label: 'Demande retirée', holder: null, next: null },
  },
  transitions: {
    signalerUrgence: {
      from: ['RECUE'],
      to: 'URGENCE',
      by: (qui, cas) => estPersonne(qui) || estAuTri(qui, cas),
      as: 'CELLULE_MED',
      label: 'Traiter en urgence',
      done: 'Demande traitée en urgence',
    },
    attribuer: {
      from: [...A_ATTRIBUER],
      to: 'ATTRIBUEE',
      by: estAuTri,
      as: 'CELLULE_MED',
      label: 'Confier à deux médecins',
      done: 'Demande confiée à deux médecins',
    },
    proposerRdv: {
      from: [...EN_ATTENTE_DE_RDV, ...RENCONTRES],
      to: 'RDV_PROPOSE',
      by: estDuBinome,
      as: 'CELLULE_MED',
      label: 'Proposer ce rendez-vous',
      done: 'Rendez-vous proposé',
    },
    confirmerRdv: {
      from: ['RDV_PROPOSE'],
      to: 'RDV_CONFIRME',
      // A doctor too: a person who telephoned has no page of their own.
      by: (qui, cas) => estPersonne(qui) || estDuBinome(qui, cas),
      as: 'PERSONNE',
      label: 'Confirmer ce rendez-vous',
      done: 'Rendez-vous confirmé',
    },
    choisirCreneau: {
      // Not in URGENCE: a doctor calls the same day, so a slot would come too late.
      from: ['RECUE', ...EN_ATTENTE_DE_RDV, ...RENCONTRES, ...AVEC_RDV],
      to: 'RDV_CONFIRME',
      by: estPersonne,
      as: 'PERSONNE',
      label: 'Choisir ce créneau',
      done: 'Créneau choisi',
    },
    annulerRdv: {
      from: [...AVEC_RDV],
      to: 'ATTRIBUEE',
      by: (qui, cas) => estPersonne(qui) || estDuBinome(qui, cas),
      as: 'PERSONNE',
      label: 'Annuler ce rendez-vous',
      done: 'Rendez-vous annulé',
    },
    libererRdv: {
      from: [...AVEC_RDV],
      to: 'ATTRIBUEE',
      by: parLePortail,
      as: 'SYSTEME',
      label: 'Libérer ce rendez-vous',
      done: 'Rendez-vous libéré',
    },
    tenirRdv: {
      from: ['RDV_CONFIRME'],
      to: 'REALISE',
      by: estDuBinome,
      as: 'CELLULE_MED',
      label: 'L’entretien a eu lieu',
      done: 'Entretien réalisé',
    },
    constaterAbsence: {
      from: ['RDV_CONFIRME'],
      to: 'NON_HONORE',
      by: estDuBinome,
      as: 'CELLULE_MED',
      label: 'La personne n’est pas venue',
      done: 'Absence notée',
    },
    orienter: {
      from: [...RENCONTRES],
      to: 'ORIENTE',
      by: estDuBinome,
      as: 'CELLULE_MED',
      label: 'Noter l’orientation choisie',
      done: 'Orientation notée',
    },
    suivre: {
      from: [...RENCONTRES, 'CLOS'],
      to: 'SUIVI',
      by: estDuBinome,
      as: 'CELLULE_MED',
      label: 'Convenir d’un prochain contact',
      done: 'Prochain contact noté',
    },
    clore: {
      from: [...ACTIFS],
      to: 'CLOS',
      by: peutSuivre,
      as: 'CELLULE_MED',
      label: 'Terminer le suivi',
      done: 'Suivi terminé',
    },
    retirer: {
      from: [...ACTIFS],
      to: 'RETIREE',
      by: estPersonne,
      as: 'PERSONNE',
      label: 'Retirer ma demande',
      done: 'Demande retirée',
    },
  },
})

export type ActionCas = keyof typeof workflow.transitions
