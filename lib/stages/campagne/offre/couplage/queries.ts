import 'server-only'
import type { Tx } from '@/lib/core/donnees/db'

export type TerrainPossible = Readonly<{ id: string; libelle: string }>

/** The terrains where half of a coupled stage may be done, by structure, except this one (R-DES-2). */
export async function lireSecondsPossibles(tx: Tx, terrainId: string): Promise<TerrainPossible[]> {
  const lus = await tx.terrain.findMany({
    where: { id: { not: terrainId }, categories: { hasSome: ['SFE', 'SANTE_FEMME', 'SANTE_ENFANT'] }, capaciteAgreee: { gt: 0 } },
    orderBy: [{ structure: { nom: 'asc' } }, { intitule: 'asc' }, { id: 'asc' }],
    select: { id: true, intitule: true, structure: { select: { nom: true, commune: { select: { nom: true } } } } },
    relationLoadStrategy: 'join',
  })
  return lus.map(({ id, intitule, structure }) => ({ id, libelle: `${structure.nom}, ${structure.commune.nom} : ${intitule}` }))
}

/** Every post of a semester that one of these terrains receives, in either half. */
export const lirePlaces = (tx: Tx, semestreCode: string, ids: readonly string[]) =>
  tx.poste.findMany({
    where: { semestreCode, OR: [{ terrainId: { in: [...ids] } }, { secondTerrainId: { in: [...ids] } }] },
    select: { id: true, terrainId: true, secondTerrainId: true, capaciteOfferte: true },
  })
