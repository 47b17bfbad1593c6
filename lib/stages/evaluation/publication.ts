import { decaler } from '@/lib/referentiel/stage/semestre'
import { CRITERES, type Critere, type Notes } from './schema'

export type Reponse = Readonly<{ semestreCode: string; notes: Notes; apports: string; limites: string }>

export type BilanEvaluations = Readonly<{
  reponses: number
  /** To one decimal. */
  moyennes: Readonly<Record<Critere, number>>
  /** Each list in alphabetical order, so that a text is tied to no other, nor to a semester. */
  apports: readonly string[]
  limites: readonly string[]
}>

type Regles = Readonly<{ seuil: number; semestresApres: number }>

/**
 * The answers that may be read on `date` (R-MSU-12): those of a semester once `semestresApres` whole semesters have passed
 * after it, and never fewer than `seuil` at once. Semesters wait for one another until they form such a lot together:
 * otherwise a page read before and after a single answer would reveal it.
 */
export function reponsesPubliables<R extends Pick<Reponse, 'semestreCode'>>(
  reponses: readonly R[],
  date: Date,
  { seuil, semestresApres }: Regles,
): R[] {
  const codes = [...new Set(reponses.map((r) => r.semestreCode))].filter((c) => decaler(c, semestresApres).fin < date).sort()
  const publiees: R[] = []
  let lot: R[] = []
  for (const code of codes) {
    lot = [...lot, ...reponses.filter((r) => r.semestreCode === code)]
    if (lot.length < seuil) continue
    publiees.push(...lot)
    lot = []
  }
  return publiees
}

/** What a terrain's page shows of the answers; null while there are too few (R-MSU-12). */
export function bilanEvaluations(reponses: readonly Reponse[], date: Date, regles: Regles): BilanEvaluations | null {
  const lues = reponsesPubliables(reponses, date, regles)
  if (lues.length === 0) return null
  const moyenne = (c: Critere): number => Math.round((lues.reduce((s, r) => s + r.notes[c], 0) * 10) / lues.length) / 10
  const textes = (quoi: 'apports' | 'limites') =>
    lues
      .map((r) => r[quoi])
      .filter(Boolean)
      .sort((a, b) => a.localeCompare(b, 'fr'))
  return {
    reponses: lues.length,
    moyennes: Object.fromEntries(CRITERES.map((c) => [c, moyenne(c)])) as Record<Critere, number>,
    apports: textes('apports'),
    limites: textes('limites'),
  }
}
