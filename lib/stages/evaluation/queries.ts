import 'server-only'
import { cache } from 'react'
import type { AFaire } from '@/lib/core/workflow/a-faire'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { EVALUATION } from '../parametres'
import { periodeEvaluation, refusEvaluation } from './guards'
import { bilanEvaluations, type BilanEvaluations } from './publication'
import { lireNotes } from './schema'

/** The answers of former internes about a terrain, for every signed-in person. Null while there are too few (R-MSU-12). */
export async function getEvaluations(terrainId: string): Promise<BilanEvaluations | null> {
  const [lues, regles] = await Promise.all([
    db.evaluation.findMany({
      where: { terrainId },
      orderBy: { id: 'asc' },
      select: { semestreCode: true, notes: true, apports: true, limites: true },
    }),
    getParametres(EVALUATION),
  ])
  return bilanEvaluations(
    lues.map((e) => ({ ...e, notes: lireNotes(e.notes) })),
    aujourdhui(),
    { seuil: regles['evaluation.seuil_reponses'], semestresApres: regles['evaluation.semestres_apres'] },
  )
}

export type StageAEvaluer = Readonly<{
  semestreCode: string
  libelle: string
  terrain: Readonly<{ id: string; intitule: string; structure: string }>
  rendue: boolean
  ouvre: Date
  ferme: Date
  /** Why it cannot be evaluated now, or null. */
  empechement: string | null
}>

/** The semesters an interne spent in a terrain, latest first, and whether each can be evaluated. @throws InterditError */
export const listMesEvaluations = cache(async (acteur: Acteur): Promise<StageAEvaluer[]> => {
  const { interneId } = acteur
  if (!interneId) throw new InterditError()
  const [semestres, rendues, regles] = await Promise.all([
    db.semestreInterne.findMany({
      where: { interneId, terrainId: { not: null }, situation: { not: 'NON_ACCOMPLI' } },
      orderBy: { semestreCode: 'desc' },
      relationLoadStrategy: 'join',
      select: {
        semestreCode: true,
        semestre: { select: { libelle: true, fin: true } },
        terrain: { select: { id: true, intitule: true, structure: { select: { nom: true } } } },
      },
    }),
    db.evaluationRendue.findMany({ where: { interneId }, select: { semestreCode: true } }),
    getParametres(EVALUATION),
  ])
  const faites = new Set(rendues.map((r) => r.semestreCode))
  return semestres.flatMap(({ semestreCode, semestre, terrain }) => {
    if (!terrain) return []
    const rendue = faites.has(semestreCode)
    return [
      {
        semestreCode,
        libelle: semestre.libelle,
        terrain: { id: terrain.id, intitule: terrain.intitule, structure: terrain.structure.nom },
        rendue,
        ...periodeEvaluation(semestre.fin, regles),
        empechement: refusEvaluation(semestre.fin, aujourdhui(), rendue, regles)?.message ?? null,
      },
    ]
  })
})

/** The stages the actor may evaluate today. */
export async function listAFaire(acteur: Acteur): Promise<AFaire[]> {
  if (!acteur.interneId) return []
  const stages = await listMesEvaluations(acteur)
  return stages
    .filter((s) => s.empechement === null)
    .map((s) => ({
      href: `/stages/evaluation/${s.semestreCode}`,
      titre: 'Évaluer votre stage',
      detail: `${s.terrain.intitule}, ${s.libelle.toLowerCase()}`,
      terme: s.ferme,
      depuis: s.ouvre,
      capacite: 'interne',
    }))
}
