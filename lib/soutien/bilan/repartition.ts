export const somme = (nombres: readonly number[]): number => nombres.reduce((a, b) => a + b, 0)

/** A number that may be shown, or null if it is masked. */
export type Case = number | null

/**
 * Masks a table of one column whose total is known, so that no masked cell can be recomputed, even by a reader who knows this
 * rule (R-SOU-24). Tables of two dimensions, with their margins, are masked by `lib/core/donnees/masquage`.
 *
 * - A cell under `seuil` is masked, even an empty one, so that the empty ones among the masked cells cannot be told apart. If
 *   all small cells are empty, the table protects no person and is shown whole.
 * - If fewer than two cells would remain to show, the whole table is masked.
 * - If one cell alone is masked, or if the sum of the masked cells gives them away, the smallest of the others is masked too,
 *   with all that are equal to it, so that the order of the cells reveals nothing. The same is done if the masked cells hold
 *   fewer than `seuil` together: the total minus the shown cells would show that there are few people.
 */
export function masquerRepartition(cellules: readonly number[], seuil: number): Case[] {
  const petites = cellules.filter((n) => n < seuil)
  if (petites.every((n) => n === 0)) return [...cellules]
  const grandes = cellules.filter((n) => n >= seuil)
  if (grandes.length < 2) return cellules.map(() => null)
  const devinables = petites.length === 1 || petites.every((n) => n === seuil - 1) || somme(petites) < seuil
  const limite = devinables ? Math.min(...grandes) : seuil - 1
  return cellules.map((n) => (n <= limite ? null : n))
}

/** A table whose total is small is masked as a whole, total included. */
export const masquerTotal = (total: number, seuil: number): Case => (total < seuil ? null : total)
