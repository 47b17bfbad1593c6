export const somme = (nombres: readonly number[]): number => nombres.reduce((a, b) => a + b, 0)

/** A number that may be shown; null when it is masked. */
export type Case = number | null

/**
 * Masks a table of one column whose total is known, so that no masked cell can be recomputed, even by a reader who knows this
 * rule (R-SOU-24). Tables of two dimensions, with their margins, are `lib/core/donnees/masquage`.
 *
 * - A cell under `seuil` is masked, an empty one too: among masked cells, nobody tells which are empty. When the only small
 *   cells are empty there is nobody to protect, and all is shown.
 * - With less than two cells left to show, nothing of the table is shown.
 * - A masked cell alone, or several that their sum would give away, take with them the smallest of the others; all that
 *   are equal to it, so that the order of the cells tells nothing either. So do those that hold less than `seuil` together:
 *   the total, less what is shown, would say that few people are there.
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

/** Nothing of a table whose total is small is shown, not even the total. */
export const masquerTotal = (total: number, seuil: number): Case => (total < seuil ? null : total)
