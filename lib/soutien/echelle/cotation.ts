import type { ScorePartage } from '../schema'
import { RANG_IDEES_DE_MORT, type Echelle, type Partie } from './schema'

/** A score as the page tells it: information, never a diagnosis (R-SOU-26). `parler`: the page urges the person to talk to a doctor. */
export type Mesure = Readonly<{ nom: string; score: number; sur: number; lecture: string; parler: boolean }>

/** The rank of the chosen answer for each question, over all parts. Undefined where none was chosen yet. */
export type Choisies = readonly (number | undefined)[]

/** As soon as a thought of death is ticked, the page shows where to call, whatever the total (R-SOU-26). */
export const estEnCrise = (echelle: Echelle, choisies: Choisies): boolean =>
  echelle.code === 'phq9' && (choisies[RANG_IDEES_DE_MORT] ?? 0) > 0

/** How many questions have no answer yet. */
export const restantes = (echelle: Echelle, choisies: Choisies): number =>
  echelle.parties.flatMap((p) => p.questions).filter((_, rang) => choisies[rang] === undefined).length

/** The score of each part. Null until all questions have an answer. */
export function mesurer(echelle: Echelle, choisies: Choisies): readonly Mesure[] | null {
  if (restantes(echelle, choisies) > 0) return null
  let rang = 0
  return echelle.parties.map((partie) => {
    const points = partie.questions.map(({ reponses }) => reponses[choisies[rang++] ?? 0]?.points ?? 0)
    return mesure(partie, points)
  })
}

function mesure({ nom, calcul, sur, paliers, parler }: Partie, points: readonly number[]): Mesure {
  const somme = points.reduce((total, p) => total + p, 0)
  const score = calcul === 'MOYENNE' ? Math.round(somme / points.length) : calcul === 'SOMME_FOIS_4' ? somme * 4 : somme
  const lecture = paliers.findLast((p) => score >= p.des)?.lecture ?? ''
  return { nom, score, sur, lecture, parler: parler.sens === 'DES' ? score >= parler.points : score <= parler.points }
}

/** What the person may share: the scores as they read them, without the answers (R-SOU-26). */
export const aPartager = (echelle: Echelle, choisies: Choisies): ScorePartage[] =>
  (mesurer(echelle, choisies) ?? []).map(({ nom, score, sur, lecture }) => ({
    echelle: `${echelle.nom}, ${nom.toLowerCase()}`,
    score,
    sur,
    lecture: estEnCrise(echelle, choisies) ? `${lecture}. Des idées de mort viennent` : lecture,
  }))

/** « PHQ-9, humeur : 12 sur 27. Signes modérés. » */
export const motsDuScore = ({ echelle, score, sur, lecture }: ScorePartage): string => `${echelle}\u00A0: ${score} sur ${sur}. ${lecture}.`
