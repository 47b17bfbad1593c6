import type { SituationSemestre } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { ajouterJours } from '@/lib/core/temps/horloge'
import type { Semestre } from '@/lib/referentiel/stage/semestre'
import type { ReglesDroits } from '../parametres'

/** R-STG-2: a stage interrupted for more than two months is not validated; `jours` excludes annual leave. */
export function refusInterruption(situation: SituationSemestre, jours: number | null, joursMax: number): Refus | undefined {
  if (situation !== 'VALIDE' || jours === null || jours <= joursMax) return undefined
  return refus(
    'R-STG-2',
    `Interrompu ${jours} jours sans compter les congés annuels, ce semestre ne peut pas être validé : ${joursMax} au plus.`,
  )
}

export type DelaiInterruption = Readonly<{
  joursMax: number
  /** Days already interrupted, as far as the portal knows. */
  dejaPris: number
  perdu: boolean
  /** The first day on which a leave that begins on `date` would cost the semester; null when the semester ends before. */
  perduLe: Date | null
  /** A leave that begins after this day cannot cost this semester any more. */
  dernierDebut: Date
}>

/** R-STG-2, for a leave that would begin on `date` in this semester. Days are `date` column values. */
export function delaiInterruption(semestre: Semestre, dejaPris: number, date: Date, regles: ReglesDroits): DelaiInterruption {
  const joursMax = regles['droits.interruption_jours']
  const reste = Math.max(0, joursMax - dejaPris)
  const jour = ajouterJours(date, reste)
  return {
    joursMax,
    dejaPris,
    perdu: dejaPris > joursMax,
    perduLe: jour > semestre.fin ? null : jour,
    dernierDebut: ajouterJours(semestre.fin, -reste),
  }
}
