import type { Prisma } from '@/generated/prisma/client'
import { aRole, estSysteme, type Acteur } from '@/lib/core/acteur'

/** Whose path and rank an actor may read: their own; the scolarité's and the coordinator's are everybody's (R-RNG-10). */
export function visible(acteur: Acteur): Prisma.InterneWhereInput {
  if (estSysteme(acteur) || aRole(acteur, 'GESTIONNAIRE', 'COORD_DES')) return {}
  return { personneId: acteur.personneId as string }
}
