import type { Poste, Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import { unSemestre } from './semestre'
import { unTerrain } from './terrain'

/** Two posts offered for the stage libre of the next semester. */
export async function unPoste(champs: Partial<Prisma.PosteUncheckedCreateInput> = {}): Promise<Poste> {
  const { code } = await unSemestre(champs.semestreCode)
  const terrainId = champs.terrainId ?? (await unTerrain()).id
  return db.poste.create({ data: { categorie: 'LIBRE', capaciteOfferte: 2, ...champs, semestreCode: code, terrainId } })
}
