import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import type { Zone } from '@/generated/prisma/enums'
import type { Anneau } from './contour'

export type TerritoireLu = Readonly<{ id: string; nom: string; population: number; communes: number }>

/** Every territory, by name. Territories are public. */
export async function listTerritoires(): Promise<TerritoireLu[]> {
  const lus = await db.territoire.findMany({
    orderBy: { nom: 'asc' },
    select: { id: true, nom: true, population: true, _count: { select: { communes: true } } },
  })
  return lus.map(({ _count, ...t }) => ({ ...t, communes: _count.communes }))
}

/** A commune as a map draws it. */
export type ContourCommune = Readonly<{ code: string; nom: string; zone: Zone; territoireId: string; contour: Anneau }>
export type CommuneCarte = ContourCommune & Readonly<{ terrains: number }>

const contourSelect = { code: true, nom: true, zone: true, territoireId: true, contour: true } as const

/** The communes, of one territory if it is given, each with its outline and the number of its terrains of the given kind. */
export async function listCommunesCarte(terrains: Prisma.TerrainWhereInput, territoireId?: string): Promise<CommuneCarte[]> {
  const communes = await db.commune.findMany({
    where: { territoireId },
    orderBy: { nom: 'asc' },
    relationLoadStrategy: 'join',
    select: {
      ...contourSelect,
      structures: { where: { terrains: { some: terrains } }, select: { terrains: { where: terrains, select: { id: true } } } },
    },
  })
  return communes.map(({ structures, contour, ...c }) => ({
    ...c,
    contour: lireContour(contour),
    terrains: structures.reduce((n, s) => n + s.terrains.length, 0),
  }))
}

/** The communes as a map draws them, of one territory if it is given, by name. Communes are public. */
export async function listContours(territoireId?: string): Promise<ContourCommune[]> {
  const communes = await db.commune.findMany({ where: { territoireId }, orderBy: { nom: 'asc' }, select: contourSelect })
  return communes.map(({ contour, ...c }) => ({ ...c, contour: lireContour(contour) }))
}

/** A GeoJSON ring; null for any other shape. */
function lireContour(contour: Prisma.JsonValue): [number, number][] {
  if (!Array.isArray(contour)) return []
  return contour.flatMap((p): [number, number][] =>
    Array.isArray(p) && typeof p[0] === 'number' && typeof p[1] === 'number' ? [[p[0], p[1]]] : [],
  )
}
