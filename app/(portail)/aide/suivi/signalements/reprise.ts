import type { Signalement } from '@/lib/soutien/tiers/schema'

let attente: Signalement | undefined

/** A third person's text, carried from the page where the interne agreed to the page where their case is written, in this tab’s memory. */
export function confierReprise(signalement: Signalement): void {
  attente = signalement
}

/** Returns it once; nothing when the page was reached otherwise. */
export function prendreReprise(): Signalement | undefined {
  const prise = attente
  attente = undefined
  return prise
}
