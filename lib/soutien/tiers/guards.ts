import type { StatutTiers } from '@/generated/soutien/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'

/** R-SOU-8: no case is opened about an interne who was not asked. */
export const proposeALInterne = (statut: StatutTiers): Refus | undefined =>
  statut === 'PROPOSE' ? undefined : refus('R-SOU-8', 'Proposez d’abord à l’interne : aucun suivi ne s’ouvre sans son accord.')
