import type { Prisma } from '@/generated/prisma/client'
import { aRole, estSysteme, type Acteur } from '@/lib/core/auth/acteur'

/** The secretariat keeps every interne's path, rank and deadlines (R-RNG-10). */
export const peutVoirInternes = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** The department owns derogations (R-CAM-2); its secretariat records them. */
export const peutDeroger = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** The internes whose path and rank an actor may read: themselves; for the secretariat, all (R-RNG-10). */
export function visible(acteur: Acteur): Prisma.InterneWhereInput {
  if (estSysteme(acteur) || peutVoirInternes(acteur)) return {}
  return { personneId: acteur.personneId as string }
}
