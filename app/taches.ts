import type { Tache } from '@/lib/core/tache'
import { relanceAccords } from '@/lib/flechage/accord/taches'
import { tacheCaducite, tacheComplements } from '@/lib/flechage/taches'
import { effacementBilans } from '@/lib/referentiel/import/taches'
import { photosRedessinees } from '@/lib/referentiel/stage/terrain/taches'
import { rappelCapacites } from '@/lib/referentiel/stage/campagne/taches'

/** What time alone does, workflow by workflow: each `taches.ts` is listed here and nowhere else. */
export const TACHES: readonly Tache[] = [
  tacheCaducite,
  tacheComplements,
  relanceAccords,
  rappelCapacites,
  effacementBilans,
  photosRedessinees,
]
