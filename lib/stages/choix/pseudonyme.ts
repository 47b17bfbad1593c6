import { randomInt } from 'node:crypto'

/** Without letters and digits that look alike. */
const SIGNES = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LONGUEUR = 6

const tirer = (): string => Array.from({ length: LONGUEUR }, () => SIGNES[randomInt(SIGNES.length)]).join('')

/** `n` pseudonyms, all different, drawn at random, so that they reveal nothing about a person (R-RNG-10). */
export function pseudonymes(n: number): string[] {
  const tires = new Set<string>()
  while (tires.size < n) tires.add(tirer())
  return [...tires]
}
