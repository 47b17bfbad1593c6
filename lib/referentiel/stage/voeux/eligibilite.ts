import type { CategorieStage, Phase } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/erreurs'
import { etatMaquette, phaseAu, refusMaquette, stagesPossibles, type Parcours } from '@/lib/referentiel/interne/maquette'
import type { SituationChoix } from '../choix/situation'

type Cible = Readonly<{ code: string; libelle: string }>

/** The phase whose choice an interne takes part in for a semester (R-RNG-1). Null: nothing is owed any more. */
export const phaseDuChoix = (parcours: Parcours, code: string): Phase | null => phaseAu(parcours, code)

/** The kinds of stage a maquette lets an interne choose for a semester (R-DES-2); those owed, in consolidation (R-RNG-8). */
export function eligiblesAu(parcours: Parcours, semestre: Cible): CategorieStage[] {
  if (phaseAu(parcours, semestre.code) !== 'CONSOLIDATION') return stagesPossibles(parcours, semestre)
  return dusEnConsolidation(parcours, semestre)
}

/**
 * Why this kind of stage cannot be wished for, by the maquette (R-DES-2). A surnombre non validant takes any post: the
 * stage is never validated (R-RNG-6).
 */
export function refusEligibilite(
  parcours: Parcours,
  categorie: CategorieStage,
  semestre: Cible,
  situation: SituationChoix,
): Refus | undefined {
  if (situation === 'SURNOMBRE_NON_VALIDANT') return undefined
  if (phaseAu(parcours, semestre.code) === 'CONSOLIDATION')
    return dusEnConsolidation(parcours, semestre).includes(categorie)
      ? undefined
      : refus('R-RNG-8', 'En phase de consolidation, seuls les stages de docteur junior peuvent être choisis.')
  const refuse = refusMaquette(parcours, categorie, semestre)
  return refuse && refus('R-DES-2', refuse.message)
}

const dusEnConsolidation = ({ anneeEntree, semestres }: Parcours, { code }: Cible): CategorieStage[] => [
  ...new Set(
    etatMaquette(
      anneeEntree,
      semestres.filter((s) => s.semestreCode < code),
    )
      .creneaux.filter((c) => c.phase === 'CONSOLIDATION' && c.etat === 'DU')
      .map((c) => c.categorie),
  ),
]
