import { addMonths, differenceInCalendarDays } from 'date-fns'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'

/** First and last day of an absence expected in a semester, as `date` columns hold them. */
export type Absence = Readonly<{ du: Date; au: Date }>
type Periode = Readonly<{ debut: Date; fin: Date }>

/** Null when no absence is expected. */
export const absenceDe = (notee: Readonly<{ absenceDu: Date | null; absenceAu: Date | null }> | undefined): Absence | null =>
  notee?.absenceDu && notee.absenceAu ? { du: notee.absenceDu, au: notee.absenceAu } : null

const jours = (du: Date, au: Date): number => Math.max(0, differenceInCalendarDays(au, du) + 1)

/** Days of the semester outside the absence. */
export function joursPresence({ debut, fin }: Periode, absence: Absence | null): number {
  if (!absence) return jours(debut, fin)
  return jours(debut, fin) - jours(absence.du > debut ? absence.du : debut, absence.au < fin ? absence.au : fin)
}

/** R-RNG-6: a surnombre validant is present `mois` months, counted in days from the first of the semester. */
export function refusPresence(semestre: Periode, absence: Absence | null, mois: number): Refus | undefined {
  const demandes = differenceInCalendarDays(addMonths(semestre.debut, mois), semestre.debut)
  const presents = joursPresence(semestre, absence)
  if (presents < demandes)
    return refus(
      'R-RNG-6',
      `Un surnombre validant demande ${mois} mois de présence dans le semestre, soit ${demandes} jours : les dates prévues en laissent ${presents}. Un surnombre non validant reste possible.`,
    )
}
