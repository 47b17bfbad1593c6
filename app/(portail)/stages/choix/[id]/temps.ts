import { heure } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { finDuTour } from '@/lib/stages/choix/schema'

/** What `TempsRestant` shows: the hour at which a turn ends, and the milliseconds left by the portal's own clock. */
export function tempsDe(appeleLe: Date, minutesParAppel: number): { heure: string; resteMs: number } {
  const fin = finDuTour(appeleLe, minutesParAppel)
  return { heure: heure(fin), resteMs: fin.getTime() - maintenant().getTime() }
}
