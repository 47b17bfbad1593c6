import type { Prisma } from '@/generated/prisma/client'
import type { Zone } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { jour } from '@/lib/core/temps/horloge'
import { uneCommune } from './commune'
import { suivant } from '../core/compteur'
import { unMsu } from './msu'
import { unePersonne } from './personne'
import { uneStructure } from './structure'

const AVEC = {
  structure: { include: { commune: true } },
  responsable: true,
  praticiens: { include: { msu: { include: { personne: true } } } },
} satisfies Prisma.TerrainInclude

export type TerrainFabrique = Prisma.TerrainGetPayload<{ include: typeof AVEC }>

type OptionsTerrain = Partial<Omit<Prisma.TerrainUncheckedCreateInput, 'praticiens'>> & {
  zone?: Zone
  /** The practitioners of a place in town; the first coordinates. One is made when none is given. */
  msuIds?: readonly string[]
}

/**
 * A terrain that can be offered for the SASPAS and the stage libre: in town with its coordinating MSU, or
 * (`mode: 'HOSPITALIER'`) a service with its head and, in its structure, the director.
 */
export async function unTerrain({ zone = 'ZIP', msuIds, ...champs }: OptionsTerrain = {}): Promise<TerrainFabrique> {
  const n = suivant()
  const hopital = champs.mode === 'HOSPITALIER'
  const structureId =
    champs.structureId ?? (await uneStructure({ type: hopital ? 'CH' : 'MSP', communeCode: (await uneCommune({ zone })).code })).id
  const responsableId = hopital
    ? (champs.responsableId ?? (await unePersonne({ prenom: 'Alix', nom: `Responsable${n}` })).id)
    : champs.responsableId
  const praticiens = msuIds ?? (hopital ? [] : [(await unMsu({ structureId })).id])
  return db.terrain.create({
    data: {
      intitule: `Terrain ${n}`,
      mode: 'AMBULATOIRE',
      categories: ['SASPAS', 'LIBRE'],
      capaciteAgreee: 2,
      agrementDebut: jour('2020-11-01'),
      agrementFin: jour('2099-10-31'),
      ...champs,
      structureId,
      responsableId,
      praticiens: { create: praticiens.map((msuId, i) => ({ msuId, coordinateur: i === 0 })) },
    },
    include: AVEC,
  })
}
