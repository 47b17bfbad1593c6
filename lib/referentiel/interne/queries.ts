import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import { estUuid } from '@/lib/core/requete/champs'
import { db, type Tx } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { contient, motsDe } from '@/lib/core/donnees/recherche'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { secondSelect } from '@/lib/referentiel/stage/couplage'
import { FORMATION } from './parametres'
import { anciennete, type Anciennete } from './anciennete'
import {
  alertesDe,
  echeanceContrat,
  echeancesPhases,
  echeanceThese,
  type EcheanceContrat,
  type EcheancePhase,
  type EcheanceThese,
  type ParcoursSuivi,
} from './echeances'
import { etatMaquette, type EtatMaquette } from './maquette'
import { peutVoirInternes, visible } from './policy'
import { INTERNES_PAR_PAGE, type FiltresInternes } from './schema'

const semestre = { semestreCode: true, phase: true, categorie: true, situation: true, cause: true, moitieValidee: true } as const

/** What makes one path differ from its cohort's, and the days recorded about it. */
const suivi = {
  anneeEntree: true,
  phase: true,
  fst: true,
  fstSemestres: true,
  theseSoutenueLe: true,
  contratSigneLe: true,
  derogations: {
    where: { retireeLe: null },
    orderBy: [{ accordeeLe: 'asc' }, { id: 'asc' }],
    select: { id: true, objet: true, stages: true, phase: true, jusquAu: true, accordeeLe: true, accordeePar: true, motif: true },
  },
} as const satisfies Prisma.InterneSelect

const select = {
  ...suivi,
  id: true,
  typeClassement: true,
  rang: true,
  effectifReference: true,
  personne: { select: { prenom: true, nom: true } },
  semestres: {
    orderBy: { semestreCode: 'asc' },
    select: {
      ...semestre,
      joursInterruption: true,
      semestre: { select: { libelle: true, debut: true, fin: true } },
      terrain: { select: { id: true, intitule: true, structure: { select: { nom: true } } } },
      ...secondSelect,
    },
  },
  mobilites: { select: { semestreCode: true, type: true } },
} as const

/** A path with the data from which its deadlines are computed, for commands that have checked the right. */
export const lireSuivi = (tx: Tx, id: string): Promise<ParcoursSuivi | null> =>
  tx.interne.findUnique({ where: { id }, select: { ...suivi, semestres: { select: semestre } } })

const lire = (acteur: Acteur, id: string) =>
  db.interne.findFirst({ where: { AND: [visible(acteur), { id }] }, select, relationLoadStrategy: 'join' })

export type ParcoursLu = NonNullable<Awaited<ReturnType<typeof lire>>> & {
  anciennete: Anciennete
  maquette: EtatMaquette
  phases: readonly EcheancePhase[]
  these: EcheanceThese
  contrat: EcheanceContrat | null
}

/** A path with its seniority line by line (R-CAM-3), its maquette and its deadlines. Null when this actor may not read it. */
export const getParcours = cache(async (acteur: Acteur, id: string): Promise<ParcoursLu | null> => {
  if (!estUuid(id)) return null
  const [interne, regles] = await Promise.all([lire(acteur, id), getParametres(FORMATION)])
  return (
    interne && {
      ...interne,
      anciennete: anciennete(interne.semestres, interne.phase),
      maquette: etatMaquette(interne.anneeEntree, interne.semestres, interne),
      phases: echeancesPhases(interne, aujourdhui(), regles),
      these: echeanceThese(interne, aujourdhui(), regles),
      contrat: echeanceContrat(interne, aujourdhui()),
    }
  )
})

/** The actor's own path. @throws InterditError when the actor is not an interne */
export async function getMonParcours(acteur: Acteur): Promise<ParcoursLu> {
  const parcours = acteur.interneId && (await getParcours(acteur, acteur.interneId))
  if (!parcours) throw new InterditError()
  return parcours
}

const ligne = { ...select, semestres: { select: semestre }, mobilites: false } as const satisfies Prisma.InterneSelect

export type InterneListe = Readonly<{
  id: string
  nom: string
  anneeEntree: number
  phase: Prisma.InterneGetPayload<{ select: typeof ligne }>['phase']
  anciennete: number
  rang: number
  effectifReference: number
  alertes: ReturnType<typeof alertesDe>
}>

/** One page of the internes that match the filters, by name. @throws InterditError for any role but the secretariat (R-RNG-10) */
export async function listInternes(
  acteur: Acteur,
  { q, phase, promotion, alertes, page: demandee }: FiltresInternes,
): Promise<{ internes: InterneListe[]; total: number; page: number; pages: number }> {
  if (!peutVoirInternes(acteur)) throw new InterditError()
  const where: Prisma.InterneWhereInput = {
    phase,
    anneeEntree: promotion,
    AND: motsDe(q).map((mot) => ({ personne: contient(mot) })),
  }
  const regles = await getParametres(FORMATION)
  const lire = async (tranche: { skip?: number; take?: number }): Promise<InterneListe[]> => {
    const lus = await db.interne.findMany({
      where,
      select: ligne,
      relationLoadStrategy: 'join',
      orderBy: [{ personne: { nom: 'asc' } }, { personne: { prenom: 'asc' } }, { id: 'asc' }],
      ...tranche,
    })
    return lus.map(({ personne, semestres, ...i }) => ({
      id: i.id,
      nom: `${personne.nom} ${personne.prenom}`,
      anneeEntree: i.anneeEntree,
      phase: i.phase,
      anciennete: anciennete(semestres, i.phase).semestres,
      rang: i.rang,
      effectifReference: i.effectifReference,
      alertes: alertesDe(
        echeancesPhases({ ...i, semestres }, aujourdhui(), regles),
        echeanceThese({ ...i, semestres }, aujourdhui(), regles),
        echeanceContrat({ ...i, semestres }, aujourdhui()),
      ),
    }))
  }
  // A deadline is computed from the whole path, so finding those that are near reads every path that matches.
  const tous = alertes ? (await lire({})).filter((i) => i.alertes.length > 0) : null
  const total = tous?.length ?? (await db.interne.count({ where }))
  const pages = Math.max(1, Math.ceil(total / INTERNES_PAR_PAGE))
  const page = Math.min(demandee, pages)
  const skip = (page - 1) * INTERNES_PAR_PAGE
  return { internes: tous?.slice(skip, skip + INTERNES_PAR_PAGE) ?? (await lire({ skip, take: INTERNES_PAR_PAGE })), total, page, pages }
}

/** The years of entry in use, latest first. @throws InterditError */
export async function listPromotions(acteur: Acteur): Promise<number[]> {
  if (!peutVoirInternes(acteur)) throw new InterditError()
  const annees = await db.interne.groupBy({ by: ['anneeEntree'], orderBy: { anneeEntree: 'desc' } })
  return annees.map((a) => a.anneeEntree)
}
