import getJoursFeries from '@socialgouv/jours-feries'
import { ajouterJours, isoJour } from './horloge'

const deuxChiffres = (n: number): string => String(n).padStart(2, '0')
const parAnnee = new Map<number, ReadonlySet<string>>()

/** Public holidays of a year in mainland France, as `2026-11-11`. */
function joursFeries(annee: number): ReadonlySet<string> {
  const connus = parAnnee.get(annee)
  if (connus) return connus
  const iso = Object.values(getJoursFeries(annee)).map((minuit) => {
    // The library adds days of 24 hours to a local midnight: when clocks go back, that is 23:00 of the day before.
    const d = new Date(minuit.getTime() + 2 * 3_600_000)
    return `${d.getFullYear()}-${deuxChiffres(d.getMonth() + 1)}-${deuxChiffres(d.getDate())}`
  })
  const feries = new Set(iso)
  parAnnee.set(annee, feries)
  return feries
}

/** Monday to Friday, public holidays of mainland France excepted. `jour` is the value of a `date` column. */
export function estJourOuvre(jour: Date): boolean {
  const rang = jour.getUTCDay()
  return rang !== 0 && rang !== 6 && !joursFeries(jour.getUTCFullYear()).has(isoJour(jour))
}

/** The `n`-th working day after `jour`, which is not counted itself; `jour` when `n` is 0. Values of `date` columns. */
export function ajouterJoursOuvres(jour: Date, n: number): Date {
  let resultat = jour
  for (let reste = n; reste > 0;) {
    resultat = ajouterJours(resultat, 1)
    if (estJourOuvre(resultat)) reste -= 1
  }
  return resultat
}
