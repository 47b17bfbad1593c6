import type { CategorieStage, Phase } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/erreurs'
import { etatMaquette, maquettePour, phaseAu, refusMaquette, type Parcours } from '@/lib/referentiel/interne/maquette'
import type { SituationChoix } from './situation'

type Cible = Readonly<{ code: string; libelle: string }>

const REGLEMENTS = [2017, 2023].flatMap((annee) => maquettePour(annee).variantes.flat())

/** The kinds of stage that belong to a phase, in any regulation still followed. */
export const categoriesDe = (phase: Phase): CategorieStage[] => [
  ...new Set(REGLEMENTS.filter((c) => c.phase === phase).map((c) => c.categorie)),
]

/**
 * Why this kind of stage cannot be wished for, simulated or obtained, by the maquette (R-DES-2, R-RNG-8). A surnombre non
 * validant takes any post: the stage is never validated (R-RNG-6).
 */
export function refusEligibilite(
  parcours: Parcours,
  categorie: CategorieStage,
  semestre: Cible,
  situation: SituationChoix,
): Refus | undefined {
  if (situation === 'SURNOMBRE_NON_VALIDANT') return undefined
  if (phaseAu(parcours, semestre.code) === 'CONSOLIDATION')
    return dusEnConsolidation(parcours, semestre).has(categorie)
      ? undefined
      : refus('R-RNG-8', 'En phase de consolidation, seuls les stages de docteur junior peuvent être choisis.')
  const refuse = refusMaquette(parcours, categorie, semestre)
  return refuse && refus('R-DES-2', refuse.message)
}

/** The kinds of stage a maquette lets an interne choose for a semester: those that `refusEligibilite` lets through. */
export const eligiblesAu = (parcours: Parcours, semestre: Cible): CategorieStage[] =>
  [
    ...new Set(
      maquettePour(parcours.anneeEntree)
        .variantes.flat()
        .map((c) => c.categorie),
    ),
  ].filter((categorie) => refusEligibilite(parcours, categorie, semestre, 'NORMAL') === undefined)

const dusEnConsolidation = ({ anneeEntree, semestres }: Parcours, { code }: Cible): Set<CategorieStage> =>
  new Set(
    etatMaquette(
      anneeEntree,
      semestres.filter((s) => s.semestreCode < code),
    )
      .creneaux.filter((c) => c.phase === 'CONSOLIDATION' && c.etat === 'DU')
      .map((c) => c.categorie),
  )
