import type { Prisma } from '@/generated/prisma/client'
import { aRole, estSysteme, type Acteur } from '@/lib/core/auth/acteur'

/** Manages terrains, their agrément as the agency gave it, their practitioners and their page. */
export const peutGererTerrains = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** Reads an offer in preparation: those who prepare it, and the agency. */
export const peutPreparerOffre = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'COORD_DES', 'DIR_DUMG', 'ARS')

/** The semesters whose offer an actor may read: where the portal runs a campaign of posts, once a list is published. */
export function offreVisible(acteur: Acteur): Prisma.SemestreWhereInput {
  const offerts: Prisma.SemestreWhereInput = { postes: { some: {} } }
  if (estSysteme(acteur) || peutPreparerOffre(acteur)) return offerts
  return { ...offerts, OR: [{ campagnePostes: null }, { campagnePostes: { listes: { some: {} } } }] }
}
