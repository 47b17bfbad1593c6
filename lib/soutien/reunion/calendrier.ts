import type { Reunion } from './policy'

/** The first of a day's month. */
export const moisDe = (jour: Date): Date => new Date(Date.UTC(jour.getUTCFullYear(), jour.getUTCMonth(), 1))
const decaler = (mois: Date, n: number): Date => new Date(Date.UTC(mois.getUTCFullYear(), mois.getUTCMonth() + n, 1))

/** Months looked back at. */
const RETARD_MAX = 6

export type Manque = Readonly<{ mois: Date; cause: 'NON_PREVUE' | 'NON_TENUE' }>

/**
 * The months whose debriefing is missing: none planned for this one, or one whose day went by without it; only since the
 * first meeting there ever was. Latest first (R-SOU-25).
 */
export function manques(reunions: readonly Pick<Reunion, 'mois' | 'statut' | 'prevueLe'>[], jour: Date): Manque[] {
  const present = moisDe(jour)
  const premier = reunions.reduce((min, { mois }) => (mois < min ? mois : min), present)
  return Array.from({ length: RETARD_MAX }, (_, n) => decaler(present, -n))
    .filter((mois) => mois >= premier)
    .flatMap((mois): Manque[] => {
      const reunion = reunions.find((r) => r.mois.getTime() === mois.getTime())
      if (!reunion) return [{ mois, cause: 'NON_PREVUE' }]
      return reunion.statut === 'PLANIFIEE' && reunion.prevueLe < jour ? [{ mois, cause: 'NON_TENUE' }] : []
    })
}
