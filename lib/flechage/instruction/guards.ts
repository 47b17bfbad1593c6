import { jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { ajouterJours } from '@/lib/core/temps/horloge'
import type { Dossier } from '../policy'
import { lirePoints, type CleElement } from './schema'

export type VerdictConnu = Dossier['verifications'][number]

/**
 * The verdict that still holds on an element: one to redo no longer holds once the answer comes. (A new deposit deletes the
 * verdicts on what it changed.) Undefined: to check, or to check again.
 */
export function verdictActuel(dossier: Pick<Dossier, 'verifications' | 'complements'>, element: CleElement): VerdictConnu | undefined {
  const connu = dossier.verifications.find((v) => v.element === element)
  if (!connu) return undefined
  const repondu = dossier.complements.some(
    (c) => c.reponduLe !== null && c.reponduLe >= connu.le && lirePoints(c.points).some((p) => p.element === element),
  )
  return repondu ? undefined : connu
}

/** The first day that may be set as the term: today plus `jours` whole days. */
export const premierTerme = (aujourdhui: Date, jours: number): Date => ajouterJours(aujourdhui, jours)

/** The interne has at least the published number of days (§5.1). */
export function refusTerme(terme: Date, aujourdhui: Date, jours: number): Refus | undefined {
  const premier = premierTerme(aujourdhui, jours)
  if (terme < premier) return refus('R-FLE-5.1', `Laissez au moins ${jours} jours à l’interne : le ${jourLong(premier)} ou plus tard.`)
}
