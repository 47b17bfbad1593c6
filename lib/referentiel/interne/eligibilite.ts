import type { CategorieStage, Phase } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { categoriesPour, etatMaquette, maquettePour, phaseAu, refusMaquette, type Parcours } from '@/lib/referentiel/interne/maquette'
import type { SituationChoix } from './situation-choix'

type Cible = Readonly<{ code: string; libelle: string }>

const REGLEMENTS = [2017, 2023].flatMap((annee) => maquettePour(annee).variantes.flat())

/** The kinds of stage that belong to a phase, in every regulation still followed. */
export const categoriesDe = (phase: Phase): CategorieStage[] => [
  ...new Set(REGLEMENTS.filter((c) => c.phase === phase).map((c) => c.categorie)),
]

/**
 * The phase whose call list an interne is on at a semester. Null when they are on none: they owe no stage any more, or their
 * transversal training takes that semester (R-DES-4).
 */
export const listeAppel = (parcours: Parcours, semestreCode: string): Phase | null =>
  parcours.fstSemestres?.includes(semestreCode) ? null : phaseAu(parcours, semestreCode)

/**
 * Why the maquette does not allow this kind of stage to be wished for, simulated or obtained (R-DES-2, R-RNG-8). A surnombre
 * non validant may take any post, since the stage is never validated (R-RNG-6).
 */
export function refusEligibilite(
  parcours: Parcours,
  categorie: CategorieStage,
  semestre: Cible,
  situation: SituationChoix,
): Refus | undefined {
  if (situation === 'SURNOMBRE_NON_VALIDANT') return undefined
  if (listeAppel(parcours, semestre.code) === 'CONSOLIDATION')
    return dusEnConsolidation(parcours, semestre).has(categorie)
      ? undefined
      : refus('R-RNG-8', 'En phase de consolidation, seuls les stages de docteur junior peuvent être choisis.')
  const refuse = refusMaquette(parcours, categorie, semestre)
  return refuse && refus('R-DES-2', refuse.message)
}

/** The kinds of stage an interne may choose for a semester: those that `refusEligibilite` accepts. */
export const eligiblesAu = (parcours: Parcours, semestre: Cible): CategorieStage[] =>
  categoriesPour(parcours.anneeEntree).filter((categorie) => refusEligibilite(parcours, categorie, semestre, 'NORMAL') === undefined)

const dusEnConsolidation = (parcours: Parcours, { code }: Cible): Set<CategorieStage> =>
  new Set(
    etatMaquette(
      parcours.anneeEntree,
      parcours.semestres.filter((s) => s.semestreCode < code),
      parcours,
    )
      .creneaux.filter((c) => c.phase === 'CONSOLIDATION' && c.etat === 'DU')
      .map((c) => c.categorie),
  )
