import type { StatutTiers } from '@/generated/soutien/enums'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import type { Intervenant } from '../policy'
import { estMembre, type SignalementScelle } from './policy'

/** What a third person wrote about an interne (R-SOU-8). The interne's answer, either way, destroys it, so it has no state. */
export const workflow = defineWorkflow<StatutTiers, SignalementScelle, Intervenant>()({
  initial: 'TRANSMIS',
  final: ['PROPOSE'],
  states: {
    TRANSMIS: { label: 'À lire', holder: 'les médecins', next: 'Un médecin appelle l’interne, hors du portail.' },
    PROPOSE: { label: 'Proposé à l’interne', holder: null, next: null },
  },
  transitions: {
    proposer: {
      from: ['TRANSMIS'],
      to: 'PROPOSE',
      by: estMembre,
      as: 'CELLULE_MED',
      label: 'Je le lui ai proposé',
      done: 'Noté : proposé à l’interne',
    },
  },
})

export type ActionSignalement = keyof typeof workflow.transitions
