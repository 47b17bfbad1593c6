import type { Prisma } from '@/generated/prisma/client'
import { aRole, estSysteme, type Acteur } from '@/lib/core/auth/acteur'

/** The secretariat answers, since it keeps what counts for seniority (R-CAM-2, R-CAM-3). */
export const peutRepondre = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** One's own questions; for the secretariat, all of them (R-RNG-10). */
export function visible(acteur: Acteur): Prisma.ContestationWhereInput {
  if (estSysteme(acteur) || peutRepondre(acteur)) return {}
  return { interne: { personneId: acteur.personneId as string } }
}
