import type { Structure } from '@/generated/prisma/client'
import { empreinteTexte, enCanonique } from '@/lib/core/donnees/canonique'

/** What a form says of a structure, as a query asks for it. */
export const CHAMPS_STRUCTURE = {
  nom: true,
  type: true,
  finessEt: true,
  finessEj: true,
  adresse: true,
  communeCode: true,
  quartierPrioritaire: true,
  directeurNom: true,
  directeurCourriel: true,
} as const satisfies Partial<Record<keyof Structure, true>>

export type StructureDite = Pick<Structure, keyof typeof CHAMPS_STRUCTURE>

const CHAMPS = Object.keys(CHAMPS_STRUCTURE) as (keyof StructureDite)[]

/** Changes when anything a form shows of a structure does. */
export const empreinteStructure = (s: StructureDite): string => empreinteTexte(enCanonique(CHAMPS.map((champ) => s[champ])))
