import type { Tache } from '@/lib/core/tache/tache'
import { relanceAccords } from '@/lib/flechage/accord/taches'
import { tacheCaducite, tacheComplements } from '@/lib/flechage/taches'
import { effacementBilans } from '@/lib/exploitation/import/taches'
import { photosRedessinees } from '@/lib/referentiel/stage/terrain/taches'
import { rappelCapacites } from '@/lib/stages/campagne/taches'
import { tacheMatin, tacheUrgences } from '@/lib/soutien/avis/taches'
import { tacheRetention } from '@/lib/soutien/retention/taches'
import { tacheMaintien } from '@/lib/soutien/creneau/taches'
import { effacementSignalements } from '@/lib/soutien/tiers/taches'

/** All tasks, workflow by workflow. Each `taches.ts` is listed here. */
export const TACHES: readonly Tache[] = [
  tacheCaducite,
  tacheComplements,
  relanceAccords,
  rappelCapacites,
  effacementBilans,
  photosRedessinees,
  tacheUrgences,
  tacheMatin,
  tacheRetention,
  tacheMaintien,
  effacementSignalements,
]
