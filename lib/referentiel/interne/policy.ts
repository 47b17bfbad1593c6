import type { Prisma } from '@/generated/prisma/client'
import { aRole, estSysteme, type Acteur } from '@/lib/core/auth/acteur'

/** Paths, ranks and deadlines of everybody: the secretariat's, which keeps them (R-RNG-10). */
export const peutVoirInternes = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** Derogations are the department’s to keep (R-CAM-2), and written by its secretariat. */
export const peutDeroger = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** Whose path and rank an actor may read: their own; the secretariat, everybody's (R-RNG-10). */
export function visible(acteur: Acteur): Prisma.InterneWhereInput {
  if (estSysteme(acteur) || peutVoirInternes(acteur)) return {}
  return { personneId: acteur.personneId as string }
}
