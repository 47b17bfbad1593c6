import { randomInt } from 'node:crypto'

/** Without the letters and digits that are read one for another. */
const SIGNES = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LONGUEUR = 6

const tirer = (): string => Array.from({ length: LONGUEUR }, () => SIGNES[randomInt(SIGNES.length)]).join('')

/** `n` pseudonyms, all different, drawn at random: they say nothing of anybody (R-RNG-10). */
export function pseudonymes(n: number): string[] {
  const tires = new Set<string>()
  while (tires.size < n) tires.add(tirer())
  return [...tires]
}
