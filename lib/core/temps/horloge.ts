import { AsyncLocalStorage } from 'node:async_hooks'
import { tz } from '@date-fns/tz'
import { addDays, endOfDay, parseISO, startOfDay } from 'date-fns'

/** The zone of every date a person reads or writes (R-GEN-11). Instants are stored in UTC. */
export const PARIS = 'Europe/Paris'

const deplacee = new AsyncLocalStorage<Date>()

/** The present instant. The portal has no other clock, so that a test can move it. */
export function maintenant(): Date {
  return new Date(deplacee.getStore() ?? Date.now())
}

/** Runs `fn` with the clock stopped at `instant`. For tests and for the demonstration's past. */
export function aInstant<T>(instant: Date, fn: () => Promise<T>): Promise<T> {
  return deplacee.run(instant, fn)
}

/** The Swedish format of dates is the ISO one. */
const isoDeParis = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS, dateStyle: 'short' })

/** `2026-11-03`, the calendar day in Paris of an instant. */
export const jourIsoDe = (instant: Date): string => isoDeParis.format(instant)

/** The calendar day in Paris of an instant, as the UTC midnight that a `date` column holds. */
export function jourDe(instant: Date): Date {
  return jour(jourIsoDe(instant))
}

/** Today in Paris, as a `date` column holds it. */
export function aujourdhui(): Date {
  return jourDe(maintenant())
}

/** A form's date `2026-11-03` as a `date` column's value. */
export function jour(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`)
}

/** A `date` column's value as `2026-11-03`. */
export function isoJour(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** The same date `n` days later; earlier when `n` is negative. */
export function ajouterJours(date: Date, n: number): Date {
  return addDays(date, n)
}

/** First and last instants, in Paris, of the day `2026-11-03`. A deadline is the last one: 23:59:59.999. */
export function debutDeJournee(iso: string): Date {
  return new Date(startOfDay(iso, { in: tz(PARIS) }))
}
export function finDeJournee(iso: string): Date {
  return new Date(endOfDay(iso, { in: tz(PARIS) }))
}

/** The instant of `2026-11-03T14:30`, a wall-clock time in Paris (a form's date and time). */
export function instantDeParis(local: string): Date {
  return new Date(parseISO(local, { in: tz(PARIS) }))
}
