import type { StatutChoix } from '@/generated/prisma/enums'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import { appelPossible, contestationsRepondues, toutAppele, voeuxClos } from './guards'
import { peutConduireChoix, type Choix } from './policy'

/** The choice of one phase for one semester. */
export const choixWorkflow = defineWorkflow<StatutChoix, Choix>()({
  initial: 'PREPARATION',
  final: ['PUBLIE'],
  states: {
    PREPARATION: {
      label: 'Vœux ouverts',
      holder: 'les internes',
      next: 'Chaque interne classe ses vœux ; le secrétariat les fige à la date annoncée.',
    },
    VOEUX_FIGES: {
      label: 'Vœux figés',
      holder: 'le secrétariat du DUMG',
      next: 'Le secrétariat répond aux contestations, puis fige la liste d’appel.',
    },
    LISTE_FIGEE: {
      label: 'Liste d’appel figée',
      holder: 'le secrétariat du DUMG',
      next: 'Les égalités parfaites sont départagées par un tirage public, puis le choix s’ouvre.',
    },
    OUVERT: { label: 'Choix en cours', holder: 'le secrétariat du DUMG', next: 'Chaque interne est appelé à son tour.' },
    TERMINE: {
      label: 'Choix terminé',
      holder: 'le secrétariat du DUMG',
      next: 'Le secrétariat publie le résultat, que tout le monde peut vérifier.',
    },
    PUBLIE: { label: 'Résultat publié', holder: null, next: null },
  },
  transitions: {
    figerVoeux: {
      from: ['PREPARATION'],
      to: 'VOEUX_FIGES',
      by: peutConduireChoix,
      as: 'GESTIONNAIRE',
      label: 'Figer les vœux',
      done: 'Vœux figés et reçus envoyés',
      guard: voeuxClos,
    },
    figerListe: {
      from: ['VOEUX_FIGES'],
      to: 'LISTE_FIGEE',
      by: peutConduireChoix,
      as: 'GESTIONNAIRE',
      label: 'Figer la liste d’appel',
      done: 'Liste d’appel figée',
      guard: contestationsRepondues,
    },
    ouvrir: {
      from: ['LISTE_FIGEE'],
      to: 'OUVERT',
      by: peutConduireChoix,
      as: 'GESTIONNAIRE',
      label: 'Ouvrir le choix',
      done: 'Choix ouvert',
      guard: appelPossible,
    },
    terminer: {
      from: ['OUVERT'],
      to: 'TERMINE',
      by: peutConduireChoix,
      as: 'GESTIONNAIRE',
      label: 'Terminer le choix',
      done: 'Choix terminé',
      guard: toutAppele,
    },
    publier: {
      from: ['TERMINE'],
      to: 'PUBLIE',
      by: peutConduireChoix,
      as: 'GESTIONNAIRE',
      label: 'Publier le résultat',
      done: 'Résultat publié, affectations enregistrées',
    },
  },
})
export type ActionChoix = keyof typeof choixWorkflow.transitions
