import type { StatutReunion } from '@/generated/soutien/enums'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import type { Intervenant } from '../policy'
import { jourVenu } from './guards'
import { dirige, type Reunion } from './policy'

/** The monthly debriefing (domaine §3.1): planned, held, closed. */
export const workflow = defineWorkflow<StatutReunion, Reunion, Intervenant>()({
  initial: 'PLANIFIEE',
  final: ['CLOSE'],
  states: {
    PLANIFIEE: { label: 'Prévue', holder: 'la coordination', next: 'Les médecins se réunissent.' },
    TENUE: { label: 'Tenue', holder: 'la coordination', next: 'La coordination vérifie ce qui a été décidé, puis clôt.' },
    CLOSE: { label: 'Close', holder: null, next: null },
  },
  transitions: {
    deplacer: {
      from: ['PLANIFIEE'],
      to: 'PLANIFIEE',
      by: dirige,
      as: 'CELLULE_COORD',
      label: 'Changer de jour',
      done: 'Réunion déplacée',
    },
    tenir: {
      from: ['PLANIFIEE'],
      to: 'TENUE',
      by: dirige,
      as: 'CELLULE_COORD',
      label: 'La réunion a eu lieu',
      done: 'Réunion tenue',
      guard: jourVenu,
    },
    clore: { from: ['TENUE'], to: 'CLOSE', by: dirige, as: 'CELLULE_COORD', label: 'Clore la réunion', done: 'Réunion close' },
  },
})

export type ActionDeReunion = keyof typeof workflow.transitions
