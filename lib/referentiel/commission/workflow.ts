import type { StatutExamen, StatutSeance } from '@/generated/prisma/enums'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import { avisPret, convocable, deliberable, jourVenu, toutExamine } from './guards'
import { estGestionnaireSeance, estPresidence, peutAjourner, peutConduire, type Examen, type Seance } from './policy'

/** A session of a commission. */
export const seanceWorkflow = defineWorkflow<StatutSeance, Seance>()({
  initial: 'PREPARATION',
  final: ['CLOSE'],
  states: {
    PREPARATION: {
      label: 'En préparation',
      holder: 'le secrétariat du DUMG',
      next: 'Le secrétariat complète l’ordre du jour puis convoque les membres.',
    },
    CONVOQUEE: {
      label: 'Convoquée',
      holder: 'les membres de la commission',
      next: 'Chaque membre déclare ses liens, lit les dossiers et les note.',
    },
    OUVERTE: { label: 'Ouverte', holder: 'la commission', next: 'La commission examine les points un par un, puis la séance est close.' },
    CLOSE: { label: 'Close', holder: null, next: null },
  },
  transitions: {
    convoquer: {
      from: ['PREPARATION'],
      to: 'CONVOQUEE',
      by: estGestionnaireSeance,
      as: 'GESTIONNAIRE',
      label: 'Convoquer les membres',
      done: 'Membres convoqués',
      guard: convocable,
    },
    ouvrir: {
      from: ['CONVOQUEE'],
      to: 'OUVERTE',
      by: peutConduire,
      as: 'COMMISSION',
      label: 'Ouvrir la séance',
      done: 'Séance ouverte',
      guard: jourVenu,
    },
    clore: {
      from: ['OUVERTE'],
      to: 'CLOSE',
      by: peutConduire,
      as: 'COMMISSION',
      label: 'Clore la séance',
      done: 'Séance close et procès-verbal établi',
      guard: toutExamine,
    },
  },
})
export type ActionSeance = keyof typeof seanceWorkflow.transitions

/** One item of a session, whatever the workflow its record comes from. */
export const examenWorkflow = defineWorkflow<StatutExamen, Examen>()({
  initial: 'INSCRIT',
  final: ['AVIS_RENDU', 'AJOURNE'],
  states: {
    INSCRIT: { label: 'Inscrit', holder: 'la commission', next: 'La présidence ouvre le vote pendant la séance.' },
    EN_DELIBERATION: {
      label: 'Vote ouvert',
      holder: 'la commission',
      next: 'Chaque membre présent vote, puis la présidence enregistre l’avis motivé.',
    },
    AVIS_RENDU: { label: 'Avis rendu', holder: null, next: null },
    AJOURNE: { label: 'Ajourné', holder: null, next: null },
  },
  transitions: {
    ouvrirVote: {
      from: ['INSCRIT'],
      to: 'EN_DELIBERATION',
      by: estPresidence,
      as: 'COMMISSION',
      label: 'Ouvrir le vote',
      done: 'Vote ouvert',
      guard: deliberable,
    },
    rendreAvis: {
      from: ['EN_DELIBERATION'],
      to: 'AVIS_RENDU',
      by: estPresidence,
      as: 'COMMISSION',
      label: 'Enregistrer l’avis',
      done: 'Avis rendu',
      guard: avisPret,
    },
    ajourner: {
      from: ['INSCRIT', 'EN_DELIBERATION'],
      to: 'AJOURNE',
      by: peutAjourner,
      as: 'COMMISSION',
      label: 'Ajourner ce point',
      done: 'Point ajourné',
    },
  },
})
export type ActionExamen = keyof typeof examenWorkflow.transitions
