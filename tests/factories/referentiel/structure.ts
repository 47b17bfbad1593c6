import type { Prisma, Structure } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import { uneCommune } from './commune'
import { suivant } from '../core/compteur'

/** A health centre; a hospital (`type: 'CH'`) comes with its director. */
export async function uneStructure(champs: Partial<Prisma.StructureUncheckedCreateInput> = {}): Promise<Structure> {
  const n = suivant()
  const hopital = champs.type === 'CH' || champs.type === 'CHU'
  const communeCode = champs.communeCode ?? (await uneCommune()).code
  return db.structure.create({
    data: {
      nom: hopital ? `Centre hospitalier ${n}` : `Maison de santé ${n}`,
      type: 'MSP',
      adresse: `${n} rue de la Mairie`,
      ...(hopital && { directeurNom: `Dominique Direction${n}`, directeurCourriel: `direction${n}@exemple.test` }),
      ...champs,
      communeCode,
    },
  })
}
