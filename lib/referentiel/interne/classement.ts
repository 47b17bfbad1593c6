import type { TypeClassement } from '@/generated/prisma/enums'

/** What decides the turn of an interne within a phase: seniority in whole semesters, then the place among their year (R-RNG-1, R-RNG-5). */
export type Appele = Readonly<{ id: string; anciennete: number; typeClassement: TypeClassement; rang: number; effectifReference: number }>

export type PlaceAppel<T extends Appele> = Readonly<{
  interne: T
  /** From 1; people the rules cannot separate share one position, and the next position is skipped. */
  position: number
  /** R-RNG-7: a full tie, which people settle by a public draw. */
  departageRequis: boolean
}>

/** Sign of `rang / effectif` of `a` minus that of `b`, by cross products of integers, without rounding (R-RNG-5). */
export function comparerRangs(a: Pick<Appele, 'rang' | 'effectifReference'>, b: Pick<Appele, 'rang' | 'effectifReference'>): -1 | 0 | 1 {
  let gauche: number | bigint = a.rang * b.effectifReference
  let droite: number | bigint = b.rang * a.effectifReference
  // Products of integers are exact up to 2^53, and ten times faster than BigInt; beyond, they would be rounded.
  if (!Number.isSafeInteger(gauche) || !Number.isSafeInteger(droite)) {
    gauche = BigInt(a.rang) * BigInt(b.effectifReference)
    droite = BigInt(b.rang) * BigInt(a.effectifReference)
  }
  return gauche < droite ? -1 : gauche > droite ? 1 : 0
}

/** Order of two internes: the greater seniority first, then the better relative rank (R-RNG-1, R-RNG-5). 0 is a full tie. */
export function comparerAppel(a: Appele, b: Appele): number {
  return b.anciennete - a.anciennete || comparerRangs(a, b)
}

/** The order of call of one phase. Ties keep the order given and are flagged, never broken (R-RNG-7). */
export function ordreAppel<T extends Appele>(internes: readonly T[]): PlaceAppel<T>[] {
  const tries = [...internes].sort(comparerAppel)
  const egaux = (a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined && comparerAppel(a, b) === 0
  let position = 0
  return tries.map((interne, i) => {
    if (!egaux(tries[i - 1], interne)) position = i + 1
    return { interne, position, departageRequis: egaux(tries[i - 1], interne) || egaux(interne, tries[i + 1]) }
  })
}
