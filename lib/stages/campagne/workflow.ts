import type { StatutCampagnePostes } from '@/generated/prisma/enums'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import { capacitesRecueillies, choixEngage, choixPublies, offreDressee } from './guards'
import { peutGererPostes, type CampagnePostes } from './policy'

const parLeSecretariat = { by: peutGererPostes, as: 'GESTIONNAIRE' } as const

/** The campaign of posts of a semester (§2.5). */
export const campagneWorkflow = defineWorkflow<StatutCampagnePostes, CampagnePostes>()({
  initial: 'PREPARATION',
  final: ['CLOSE'],
  states: {
    PREPARATION: {
      label: 'Capacités demandées',
      holder: 'les terrains de stage',
      next: 'Chaque terrain dit combien d’internes il peut accueillir ; le secrétariat dresse l’offre.',
    },
    CEBF: {
      label: 'Besoins de formation',
      holder: 'la commission d’évaluation des besoins de formation',
      next: 'La commission examine l’offre, puis le secrétariat la transmet à la commission de répartition.',
    },
    REPARTITION: {
      label: 'Répartition',
      holder: 'la commission de répartition',
      next: 'La commission arrête la répartition, puis la liste des postes est publiée.',
    },
    PUBLIEE: { label: 'Liste publiée', holder: 'les internes', next: 'Les internes préparent leurs vœux ; le choix s’ouvre ensuite.' },
    CHOIX: { label: 'Choix en cours', holder: 'les internes', next: 'Les internes choisissent, puis les affectations sont établies.' },
    AFFECTATIONS: {
      label: 'Affectations',
      holder: 'le secrétariat du DUMG',
      next: 'Les affectations sont transmises, puis la campagne est close.',
    },
    CLOSE: { label: 'Close', holder: null, next: null },
  },
  transitions: {
    soumettre: {
      from: ['PREPARATION'],
      to: 'CEBF',
      ...parLeSecretariat,
      label: 'Soumettre l’offre à la commission des besoins de formation',
      done: 'Offre soumise à la commission des besoins de formation',
      guard: (campagne) => capacitesRecueillies(campagne) ?? offreDressee(campagne),
    },
    repartir: {
      from: ['CEBF'],
      to: 'REPARTITION',
      ...parLeSecretariat,
      label: 'Transmettre à la commission de répartition',
      done: 'Offre transmise à la commission de répartition',
      guard: offreDressee,
    },
    publier: {
      from: ['REPARTITION'],
      to: 'PUBLIEE',
      ...parLeSecretariat,
      label: 'Publier la liste des postes',
      done: 'Liste des postes publiée ; les internes en sont prévenus',
      guard: offreDressee,
    },
    corriger: {
      from: ['PUBLIEE'],
      to: 'PUBLIEE',
      ...parLeSecretariat,
      label: 'Publier une liste corrigée',
      done: 'Liste corrigée publiée ; les internes en sont prévenus',
      guard: offreDressee,
    },
    ouvrirChoix: {
      from: ['PUBLIEE'],
      to: 'CHOIX',
      ...parLeSecretariat,
      label: 'Ouvrir le choix',
      done: 'Choix ouvert : la liste ne change plus',
      guard: choixEngage,
    },
    affecter: {
      from: ['CHOIX'],
      to: 'AFFECTATIONS',
      ...parLeSecretariat,
      label: 'Passer aux affectations',
      done: 'Choix terminé : les affectations peuvent être établies',
      guard: choixPublies,
    },
    clore: { from: ['AFFECTATIONS'], to: 'CLOSE', ...parLeSecretariat, label: 'Clore la campagne', done: 'Campagne close' },
  },
})
export type ActionCampagne = keyof typeof campagneWorkflow.transitions
/** Steps that take one button; publishing has a form of its own. */
export const ETAPES_SIMPLES = ['soumettre', 'repartir', 'ouvrirChoix', 'affecter', 'clore'] as const satisfies readonly ActionCampagne[]
export type EtapeSimple = (typeof ETAPES_SIMPLES)[number]
