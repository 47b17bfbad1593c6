import type { Commune, Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import { jour } from '@/lib/core/temps/horloge'
import { suivant } from '../core/compteur'

/** A commune of 2 000 people in a priority zone, in a territory of its own unless one is given. */
export async function uneCommune(champs: Partial<Prisma.CommuneUncheckedCreateInput> = {}): Promise<Commune> {
  const n = suivant()
  const territoireId = champs.territoireId ?? (await db.territoire.create({ data: { nom: `Territoire ${n}`, population: 40_000 } })).id
  return db.commune.create({
    data: {
      code: `99${String(n).padStart(3, '0')}`,
      nom: `Commune ${n}`,
      population: 2000,
      zone: 'ZIP',
      zoneActeLe: jour('2024-01-15'),
      latitude: 47,
      longitude: 1,
      contour: [
        [0.9, 46.9],
        [1.1, 46.9],
        [1.1, 47.1],
        [0.9, 47.1],
        [0.9, 46.9],
      ],
      ...champs,
      territoireId,
    },
  })
}
