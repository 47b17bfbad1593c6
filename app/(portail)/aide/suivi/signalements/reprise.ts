import type { Signalement } from '@/lib/soutien/tiers/schema'

let attente: Signalement | undefined

/** What a third person wrote, from the page where its interne agreed to the one where their case is written: in this tab’s memory. */
export function confierReprise(signalement: Signalement): void {
  attente = signalement
}

/** Gives it once; nothing when the page was reached otherwise. */
export function prendreReprise(): Signalement | undefined {
  const prise = attente
  attente = undefined
  return prise
}
