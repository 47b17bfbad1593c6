import type { Reunion } from './policy'

/** The first day of the month of `jour`. */
export const moisDe = (jour: Date): Date => new Date(Date.UTC(jour.getUTCFullYear(), jour.getUTCMonth(), 1))
const decaler = (mois: Date, n: number): Date => new Date(Date.UTC(mois.getUTCFullYear(), mois.getUTCMonth() + n, 1))

/** How many months back are checked. */
const RETARD_MAX = 6

export type Manque = Readonly<{ mois: Date; cause: 'NON_PREVUE' | 'NON_TENUE' }>

/**
 * The months that lack a debriefing, since the first meeting: none is planned for the month, or its day has passed and it was not
 * held. Latest first (R-SOU-25).
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
