import type { Phase } from '@/generated/prisma/enums'
import { decaler, semestreAu, type Semestre } from '@/lib/referentiel/stage/semestre'
import { etatMaquette, type Parcours } from '../maquette'

export type SemestrePrevu = Readonly<{ semestre: Semestre; phase: Phase }>

/** The semesters to come, one for each stage still owed, as the path foresees them; those of a transversal training are left out. */
export function semestresPrevus(parcours: Parcours, date: Date): SemestrePrevu[] {
  const { creneaux } = etatMaquette(parcours.anneeEntree, parcours.semestres, parcours)
  let semestre = semestreAu(date)
  return creneaux
    .filter((c) => c.etat === 'DU')
    .map(({ phase }) => {
      do semestre = decaler(semestre.code, 1)
      while (parcours.fstSemestres?.includes(semestre.code))
      return { semestre, phase }
    })
}

/** Semesters that were served, in time: those not done at all, or that belong to another DES (R-RNG-4), are left out. */
export const semestresFaits = (parcours: Parcours): Parcours['semestres'] =>
  parcours.semestres
    .filter((s) => s.situation !== 'NON_ACCOMPLI' && s.cause !== 'REMORDS')
    .toSorted((a, b) => (a.semestreCode < b.semestreCode ? -1 : 1))
