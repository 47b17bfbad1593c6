import { tz } from '@date-fns/tz'
import { format } from 'date-fns'
import { fr } from 'date-fns/locale'

const dans = { in: tz('Europe/Paris'), locale: fr }
const enUtc = { in: tz('UTC'), locale: fr }

/** « mardi 3 novembre 2026 » for an instant, in Paris. */
export const dateLongue = (instant: Date): string => premier(format(instant, 'EEEE d MMMM yyyy', dans))

/** « mardi 3 novembre 2026 à 14 h 05 » for an instant, in Paris. */
export const dateHeure = (instant: Date): string => premier(format(instant, "EEEE d MMMM yyyy 'à' H 'h' mm", dans))

/** « 3 nov. 2026 », for tables; an instant, in Paris. */
export const dateCourte = (instant: Date): string => premier(format(instant, 'd MMM yyyy', dans))

/** « mardi 3 novembre 2026 » for the value of a `date` column (UTC midnight). */
export const jourLong = (date: Date): string => premier(format(date, 'EEEE d MMMM yyyy', enUtc))

/** « 3 nov. 2026 » for the value of a `date` column. */
export const jourCourt = (date: Date): string => premier(format(date, 'd MMM yyyy', enUtc))

/** `2026-11-03T14:05`, an instant as an `<input type="datetime-local">` of Paris wants it. */
export const pourChampDateHeure = (instant: Date): string => format(instant, "yyyy-MM-dd'T'HH:mm", dans)

/** `2026-11-03` in Paris, as an `<input type="date">` wants it. */
export const pourChampDate = (instant: Date): string => format(instant, 'yyyy-MM-dd', dans)

/** « aujourd’hui », « hier », « depuis 12 jours » as a count of whole days between two instants. */
export function depuis(instant: Date, maintenant: Date): string {
  const jours = Math.floor((maintenant.getTime() - instant.getTime()) / 86_400_000)
  if (jours < 1) return 'depuis aujourd’hui'
  if (jours === 1) return 'depuis hier'
  return `depuis ${jours} jours`
}

/** « dans 3 jours », « aujourd’hui », « en retard de 2 jours » for a deadline held by a `date` column. */
export function echeance(terme: Date, aujourdhui: Date): string {
  const jours = Math.round((terme.getTime() - aujourdhui.getTime()) / 86_400_000)
  if (jours === 0) return 'aujourd’hui'
  if (jours === 1) return 'demain'
  if (jours > 1) return `dans ${jours} jours`
  return jours === -1 ? 'en retard d’un jour' : `en retard de ${-jours} jours`
}

/** « 1er » instead of « 1 » on the first day of a month, as French writes it. */
function premier(texte: string): string {
  return texte.replace(/(^|\s)1 (?=\p{L})/u, '$11er ')
}
