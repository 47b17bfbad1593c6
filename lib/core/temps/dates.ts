import { jourIsoDe, PARIS } from './horloge'

// Made once: a list writes a hundred dates, and making one formatter costs more than using it a hundred times.
const francais = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('fr-FR', options)
const LONG = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
const COURT = { day: 'numeric', month: 'short', year: 'numeric' } as const
const longDeParis = francais({ ...LONG, timeZone: PARIS })
const courtDeParis = francais({ ...COURT, timeZone: PARIS })
const heureDeParis = francais({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: PARIS })
const longUtc = francais({ ...LONG, timeZone: 'UTC' })
const courtUtc = francais({ ...COURT, timeZone: 'UTC' })

/** « mardi 3 novembre 2026 » for an instant, in Paris. */
export const dateLongue = (instant: Date): string => premier(longDeParis.format(instant))

/** « mardi 3 novembre 2026 à 14 h 05 » for an instant, in Paris; a no-break space holds the hour together. */
export const dateHeure = (instant: Date): string => `${dateLongue(instant)} à ${heure(instant)}`

/** « 14 h 05 » for an instant, in Paris, with no-break spaces. */
export function heure(instant: Date): string {
  const [heures = '', minutes = ''] = heureDeParis.format(instant).split(':')
  return `${Number(heures)}\u00a0h\u00a0${minutes}`
}

/** « 3 nov. 2026 », for tables; an instant, in Paris. */
export const dateCourte = (instant: Date): string => premier(courtDeParis.format(instant))

/** « mardi 3 novembre 2026 » for the value of a `date` column (UTC midnight). */
export const jourLong = (date: Date): string => premier(longUtc.format(date))

/** « 3 nov. 2026 » for the value of a `date` column. */
export const jourCourt = (date: Date): string => premier(courtUtc.format(date))

/** `2026-11-03T14:05`, an instant as an `<input type="datetime-local">` of Paris wants it. */
export const pourChampDateHeure = (instant: Date): string => `${jourIsoDe(instant)}T${heureDeParis.format(instant)}`

/** `2026-11-03` in Paris, as an `<input type="date">` wants it. */
export const pourChampDate = jourIsoDe

/** « aujourd’hui », « hier », « depuis 12 jours »: whole days between two instants. */
export function depuis(instant: Date, maintenant: Date): string {
  const jours = Math.floor((maintenant.getTime() - instant.getTime()) / 86_400_000)
  if (jours < 1) return 'depuis aujourd’hui'
  if (jours === 1) return 'depuis hier'
  return `depuis ${jours} jours`
}

/** « dans 3 jours », « aujourd’hui », « en retard de 2 jours » for a deadline from a `date` column. */
export function echeance(terme: Date, aujourdhui: Date): string {
  const jours = Math.round((terme.getTime() - aujourdhui.getTime()) / 86_400_000)
  if (jours === 0) return 'aujourd’hui'
  if (jours === 1) return 'demain'
  if (jours > 1) return `dans ${jours} jours`
  return jours === -1 ? 'en retard d’un jour' : `en retard de ${-jours} jours`
}

/** « 1er » instead of « 1 » for the first day of a month. */
function premier(texte: string): string {
  return texte.replace(/(^|\s)1 (?=\p{L})/u, '$11er ')
}
