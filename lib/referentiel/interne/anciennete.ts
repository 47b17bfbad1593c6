import type { CategorieStage, CauseSemestre, MoitieStage, Phase, SituationSemestre } from '@/generated/prisma/enums'

/** One semester of an interne's path, as the rules read it. Codes sort in time: `2026H` < `2027E` < `2027H`. */
export type SemestreParcours = Readonly<{
  semestreCode: string
  phase: Phase
  categorie: CategorieStage | null
  situation: SituationSemestre
  cause: CauseSemestre | null
  /** The half of a coupled stage validated alone (R-DES-2). */
  moitieValidee?: MoitieStage | null
}>

export type LigneAnciennete = Readonly<{
  semestre: SemestreParcours
  compte: boolean
  /** The rule that decides, and the reason in one sentence. */
  regle: 'R-RNG-1' | 'R-RNG-2' | 'R-RNG-3' | 'R-RNG-4'
  raison: string
}>

export type Anciennete = Readonly<{ phase: Phase; /** Whole semesters. */ semestres: number; lignes: readonly LigneAnciennete[] }>

export const LIBELLE_PHASE: Record<Phase, string> = {
  SOCLE: 'phase socle',
  APPROFONDISSEMENT: 'phase d’approfondissement',
  CONSOLIDATION: 'phase de consolidation',
}

export const LIBELLE_SITUATION: Record<SituationSemestre, string> = {
  VALIDE: 'Validé',
  NON_VALIDE: 'Non validé',
  EN_COURS: 'En cours',
  NON_ACCOMPLI: 'Non accompli',
}

/** For the interne and the scolarité alone: never on a list (R-RNG-10). */
export const LIBELLE_CAUSE_SEMESTRE: Record<CauseSemestre, string> = {
  GROSSESSE: 'grossesse',
  MATERNITE: 'congé de maternité, d’adoption ou de paternité',
  LONGUE_MALADIE: 'affection ouvrant droit à un congé long',
  ACTIVITE_SYNDICALE: 'activité syndicale',
  ANNEE_RECHERCHE: 'année-recherche',
  DISPONIBILITE_ETUDES: 'disponibilité pour études ou recherches',
  DISPONIBILITE_CONVENANCES: 'disponibilité pour convenances personnelles',
  DISPONIBILITE_DOCTORAT: 'disponibilité pour une thèse de doctorat',
  REMORDS: 'droit au remords, non repris dans le nouveau DES',
  INSUFFISANCE: 'objectifs non atteints',
  INTERRUPTION: 'interruption de plus de deux mois',
}

const PROTEGEES: readonly CauseSemestre[] = ['GROSSESSE', 'MATERNITE', 'LONGUE_MALADIE', 'ACTIVITE_SYNDICALE']
const ASSIMILEES: readonly CauseSemestre[] = ['ANNEE_RECHERCHE', 'DISPONIBILITE_ETUDES', 'DISPONIBILITE_DOCTORAT']

/**
 * Seniority within one phase, line by line (R-RNG-1 to R-RNG-4): whole semesters validated in the phase, or counted as
 * such. Lines of other phases are listed as not counted: seniority starts again with each phase.
 */
export function anciennete(semestres: readonly SemestreParcours[], phase: Phase): Anciennete {
  const lignes = [...semestres].sort(parDate).map((s) => ligne(s, phase))
  return { phase, semestres: lignes.filter((l) => l.compte).length, lignes }
}

function ligne(semestre: SemestreParcours, phase: Phase): LigneAnciennete {
  const dit = (compte: boolean, regle: LigneAnciennete['regle'], raison: string): LigneAnciennete => ({ semestre, compte, regle, raison })
  const { cause, situation } = semestre
  if (semestre.phase !== phase)
    return dit(false, 'R-RNG-1', `Accompli en ${LIBELLE_PHASE[semestre.phase]} : l’ancienneté repart à zéro à chaque phase.`)
  if (cause === 'REMORDS') return dit(false, 'R-RNG-4', 'Non repris dans le nouveau DES après un droit au remords.')
  if (situation === 'VALIDE') return dit(true, 'R-RNG-1', 'Validé.')
  if (situation === 'EN_COURS') return dit(false, 'R-RNG-1', 'En cours : seul un semestre entier et validé compte.')
  if (cause && PROTEGEES.includes(cause))
    return dit(
      true,
      'R-RNG-2',
      `Non validé (${LIBELLE_CAUSE_SEMESTRE[cause]}) : compte pour l’ancienneté, un stage complémentaire reste dû.`,
    )
  if (cause && ASSIMILEES.includes(cause))
    return dit(true, 'R-RNG-3', `Compte pour l’ancienneté (${LIBELLE_CAUSE_SEMESTRE[cause]}), ne remplit pas la maquette.`)
  if (cause === 'DISPONIBILITE_CONVENANCES') return dit(false, 'R-RNG-3', 'Disponibilité pour convenances personnelles : ne compte pas.')
  return dit(false, 'R-RNG-1', cause ? `Non validé (${LIBELLE_CAUSE_SEMESTRE[cause]}) : ne compte pas.` : 'Non validé : ne compte pas.')
}

/** Sorts semesters in time, by their code. */
export const parDate = (a: SemestreParcours, b: SemestreParcours): number =>
  a.semestreCode < b.semestreCode ? -1 : a.semestreCode > b.semestreCode ? 1 : 0
