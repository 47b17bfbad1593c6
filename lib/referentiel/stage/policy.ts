import type { Prisma } from '@/generated/prisma/client'
import { aRole, estSysteme, type Acteur } from '@/lib/core/auth/acteur'

/** Terrains, their agrément as the agency gave it, their practitioners and their sheet. */
export const peutGererTerrains = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** An offer that is being prepared: those who make it, and the agency. */
export const peutPreparerOffre = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'COORD_DES', 'DIR_DUMG', 'ARS')

/** The semesters whose offer an actor may read: once a list is published, where the portal runs a campaign of posts. */
export function offreVisible(acteur: Acteur): Prisma.SemestreWhereInput {
  const offerts: Prisma.SemestreWhereInput = { postes: { some: {} } }
  if (estSysteme(acteur) || peutPreparerOffre(acteur)) return offerts
  return { ...offerts, OR: [{ campagnePostes: null }, { campagnePostes: { listes: { some: {} } } }] }
}
