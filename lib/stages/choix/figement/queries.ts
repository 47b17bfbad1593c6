import 'server-only'
import type { CategorieStage, Phase, TypeClassement } from '@/generated/prisma/enums'
import type { Tx } from '@/lib/core/donnees/db'
import { amenagementsSelect } from '@/lib/referentiel/interne/amenagements'
import { anciennete } from '@/lib/referentiel/interne/anciennete'
import { categoriesDe, eligiblesAu, listeAppel } from '@/lib/referentiel/interne/eligibilite'
import { absenceDe, type Absence } from '../../regles/presence'
import type { SituationChoix } from '@/lib/referentiel/interne/situation-choix'
import { semestreDe } from '@/lib/referentiel/stage/semestre'

/** An interne who would be in the choice of a phase: their call and their present wishes. Never sent to a page. */
export type InternePhase = Readonly<{
  id: string
  nom: string
  courriel: string
  typeClassement: TypeClassement
  rang: number
  effectifReference: number
  anciennete: number
  situation: SituationChoix
  /** Expected in the semester, first and last day; null when none is. */
  absence: Absence | null
  eligibles: readonly CategorieStage[]
  voeux: Readonly<{ id: string; postes: readonly string[]; figesLe: Date | null; sel: string | null }> | null
}>

/**
 * The internes (or one) who will be in this phase at this semester, each with their seniority in it (R-RNG-1 to R-RNG-4),
 * the kinds of stage that their maquette allows, and their situation: article 44 first, then leave, then the one that the
 * secretariat recorded.
 */
export async function lireInternesPhase(tx: Tx, semestreCode: string, phase: Phase, interneId?: string): Promise<InternePhase[]> {
  const semestre = semestreDe(semestreCode)
  const categories = categoriesDe(phase)
  const du = { where: { semestreCode } }
  const lus = await tx.interne.findMany({
    where: { id: interneId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      anneeEntree: true,
      typeClassement: true,
      rang: true,
      effectifReference: true,
      phase: true,
      ...amenagementsSelect,
      personne: { select: { prenom: true, nom: true, courriel: true } },
      semestres: { select: { semestreCode: true, phase: true, categorie: true, situation: true, cause: true, moitieValidee: true } },
      mobilites: { ...du, select: { type: true } },
      horsChoix: { ...du, select: { poste: { select: { categorie: true } } } },
      situationInternes: { ...du, select: { situation: true, absenceDu: true, absenceAu: true } },
      voeuxStages: { ...du, select: { id: true, postes: true, figesLe: true, sel: true } },
    },
  })
  return lus.flatMap(({ personne, horsChoix, mobilites, situationInternes, voeuxStages, ...interne }) => {
    // Placed by article 44: counted in the phase of the post, whatever their path says since.
    const place = horsChoix[0]?.poste.categorie
    if (place === undefined ? listeAppel(interne, semestreCode) !== phase : !categories.includes(place)) return []
    const notee = situationInternes[0]?.situation ?? 'NORMAL'
    return {
      id: interne.id,
      nom: `${personne.prenom} ${personne.nom}`,
      courriel: personne.courriel,
      typeClassement: interne.typeClassement,
      rang: interne.rang,
      effectifReference: interne.effectifReference,
      anciennete: anciennete(interne.semestres, phase).semestres,
      situation: place !== undefined ? 'HORS_CHOIX' : mobilites.length > 0 ? 'DISPONIBILITE' : notee,
      absence: absenceDe(situationInternes[0]),
      eligibles: eligiblesAu(interne, semestre),
      voeux: voeuxStages[0] ?? null,
    }
  })
}
