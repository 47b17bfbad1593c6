import type { Structure } from '@/generated/prisma/client'
import { empreinteTexte, enCanonique } from '@/lib/core/donnees/canonique'

/** The columns of a structure that a form shows. */
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

/** A digest that changes when any of these columns does. */
export const empreinteStructure = (s: StructureDite): string => empreinteTexte(enCanonique(CHAMPS.map((champ) => s[champ])))
