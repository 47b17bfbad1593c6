import type { Prisma } from '@/generated/prisma/client'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'

export const peutLireAlertes = (acteur: Acteur): boolean => aRole(acteur, 'COORD_DES')

/** R-MSU-12: the coordinators, except one who teaches on that terrain; never a maître de stage, never the secretariat. */
export function visible(acteur: Acteur): Prisma.AlerteStageWhereInput {
  if (!peutLireAlertes(acteur) || !acteur.personneId) return { id: { in: [] } }
  return { terrain: horsDe(acteur.personneId) }
}

const horsDe = (personneId: string): Prisma.TerrainWhereInput => ({
  praticiens: { none: { msu: { personneId } } },
  OR: [{ responsableId: null }, { responsableId: { not: personneId } }],
})
