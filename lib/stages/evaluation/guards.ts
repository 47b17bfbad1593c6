import { addMonths } from 'date-fns'
import { jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { ajouterJours } from '@/lib/core/temps/horloge'
import type { ReglesEvaluation } from '../parametres'

/** First and last days on which a semester that ends on `fin` is evaluated. Days are `date` column values. */
export const periodeEvaluation = (fin: Date, regles: ReglesEvaluation): Readonly<{ ouvre: Date; ferme: Date }> => ({
  ouvre: ajouterJours(fin, -regles['evaluation.jours_avant_fin']),
  ferme: addMonths(fin, regles['evaluation.mois_apres_fin']),
})

/** R-MSU-12: one evaluation for each semester, when it ends. */
export function refusEvaluation(fin: Date, date: Date, dejaRendue: boolean, regles: ReglesEvaluation): Refus | undefined {
  const { ouvre, ferme } = periodeEvaluation(fin, regles)
  if (dejaRendue) return refus('R-MSU-12', 'Vous avez déjà évalué ce stage. Une évaluation ne se rend qu’une fois.')
  if (date < ouvre) return refus('R-MSU-12', `Ce stage s’évalue à partir du ${jourLong(ouvre)}, quand le semestre s’achève.`)
  if (date > ferme) return refus('R-MSU-12', `Ce stage s’évaluait jusqu’au ${jourLong(ferme)}.`)
  return undefined
}

const TITRE = /(?:^|[\s('’«])((?:Dr|Dre|Pr|Pre|Docteur|Docteure|Professeur|Professeure|M\.|Mme|Monsieur|Madame)\s+\p{Lu}[\p{L}-]+)/u

/** R-MSU-12: texts contain no names. A title before a capital, or one of `noms` with its capital, counts as a name. */
export function refusNom(texte: string, noms: readonly string[]): Refus | undefined {
  const mots: readonly string[] = texte.match(/[\p{L}-]+/gu) ?? []
  const nomme = TITRE.exec(texte)?.[1] ?? noms.find((nom) => mots.includes(nom) || mots.includes(nom.toUpperCase()))
  if (nomme === undefined) return undefined
  return refus('R-MSU-12', `« ${nomme} » semble désigner une personne. Écrivez ce qui s’est passé, sans nommer personne.`)
}
