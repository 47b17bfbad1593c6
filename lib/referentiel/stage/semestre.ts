import { jour } from '@/lib/core/temps/horloge'

/** A semester: `2026H` runs from 2 November 2026 to 1 May 2027, `2027E` from 2 May to 1 November 2027 (R-STG-1). */
export type Semestre = Readonly<{ code: string; libelle: string; debut: Date; fin: Date }>

/** @throws RangeError when the code is not a year and a season */
export function semestreDe(code: string): Semestre {
  const [, annee, saison] = /^(\d{4})([HE])$/.exec(code) ?? []
  if (!annee || !saison) throw new RangeError(`${code} is not a semester`)
  const suivante = Number(annee) + 1
  return saison === 'H'
    ? { code, libelle: `Semestre d’hiver ${annee}-${suivante}`, debut: jour(`${annee}-11-02`), fin: jour(`${suivante}-05-01`) }
    : { code, libelle: `Semestre d’été ${annee}`, debut: jour(`${annee}-05-02`), fin: jour(`${annee}-11-01`) }
}

/** The semester in which a day (UTC midnight) falls. */
export function semestreAu(date: Date): Semestre {
  const annee = date.getUTCFullYear()
  const candidats = [`${annee - 1}H`, `${annee}E`, `${annee}H`].map(semestreDe)
  const trouve = candidats.find((s) => s.debut <= date && date <= s.fin)
  if (!trouve) throw new RangeError('semesters do not cover the year')
  return trouve
}

/** The code of the semester `n` semesters later (earlier when negative). */
export function decaler(code: string, n: number): Semestre {
  const { debut } = semestreDe(code)
  const rang = debut.getUTCFullYear() * 2 + (code.endsWith('H') ? 1 : 0) + n
  return semestreDe(`${Math.floor(rang / 2)}${rang % 2 === 1 ? 'H' : 'E'}`)
}

export const semestreSuivant = (code: string): Semestre => decaler(code, 1)
