import 'server-only'
import type { CategorieStage, IssueAppel } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { reprendreAttribution } from '../../regles/attribution'
import { posteDit } from '@/lib/referentiel/stage/couplage'
import { surnombreDe, type SituationChoix } from '@/lib/referentiel/interne/situation-choix'
import { lireInternesPhase } from '../figement/queries'
import { lirePostes, lireSeconds, type PosteChoix } from '../liste/queries'
import { appeles, peutConduireChoix, peutSuivre, type Choix } from '../policy'
import { findChoix, getMonAppel, type MonAppel } from '../queries'

/** Outcomes recorded so far, in order of call, from which the next call continues. */
export const lireFaits = (tx: Tx, choixId: string) =>
  tx.appelChoix.findMany({
    where: { choixId, place: { not: null }, issue: { not: null } },
    orderBy: { place: 'asc' },
    select: { posteId: true, surnombre: true },
  })

export type AppelLu = Readonly<{
  id: string
  nom: string
  pseudonyme: string
  place: number | null
  anciennete: number
  rang: string
  situation: SituationChoix
  mandataire: string | null
  issue: IssueAppel | null
  poste: string | null
}>

/** The call list with names, ranks and situations: for the secretariat only (R-RNG-10). @throws InterditError, IntrouvableError */
export async function listAppels(acteur: Acteur, id: string): Promise<AppelLu[]> {
  const choix = await db.choix.findUnique({ where: { id }, select: { semestreCode: true, phase: true } })
  if (!choix) throw new IntrouvableError()
  if (!peutConduireChoix(acteur)) throw new InterditError()
  const lus = await db.appelChoix.findMany({
    where: { choixId: id, ...appeles },
    orderBy: [{ groupe: 'asc' }, { place: 'asc' }, { pseudonyme: 'asc' }],
    select: {
      id: true,
      pseudonyme: true,
      place: true,
      anciennete: true,
      situation: true,
      issue: true,
      interne: {
        select: {
          rang: true,
          effectifReference: true,
          personne: { select: { prenom: true, nom: true } },
          situationInternes: { where: { semestreCode: choix.semestreCode }, select: { mandataire: true } },
        },
      },
      poste: { select: { id: true, terrain: { select: { intitule: true, structure: { select: { nom: true } } } } } },
    },
  })
  const seconds = await lireSeconds(db, id)
  return lus.map(({ interne, poste, ...l }) => ({
    ...l,
    nom: `${interne.personne.prenom} ${interne.personne.nom}`,
    rang: `${interne.rang}/${interne.effectifReference}`,
    mandataire: interne.situationInternes[0]?.mandataire ?? null,
    poste: poste && posteDit({ intitule: poste.terrain.intitule, structure: poste.terrain.structure.nom }, seconds.get(poste.id) ?? null),
  }))
}

export type PosteLibre = Readonly<{ id: string; libelle: string; terrainId: string; categorie: CategorieStage; reste: number }>

/** The places left of each post after the outcomes recorded so far. */
export async function lireRestes(tx: Tx, choix: Choix): Promise<(PosteChoix & { reste: number })[]> {
  const postes = await lirePostes(tx, choix)
  const { restantes } = reprendreAttribution(postes, await lireFaits(tx, choix.id))
  return postes.map((p, i) => ({ ...p, reste: restantes[i] ?? 0 }))
}

export type LigneSuivi = Readonly<{ pseudonyme: string; place: number | null; groupe: number; etat: 'FAIT' | 'EN_COURS' | 'A_VENIR' }>

export type Suivi = Readonly<{
  choix: Choix
  moi: MonAppel | null
  appele: Readonly<{ pseudonyme: string; place: number; depuis: Date }> | null
  faits: number
  total: number
  /** During the call: the people around the one called. Before: everyone, so that pseudonyms are known before any draw. */
  lignes: readonly LigneSuivi[]
  /** Posts with a place left. */
  ouverts: readonly PosteLibre[]
}>

const AVANT = 2
const APRES = 10

/**
 * The live page of a choice: pseudonyms, places and what is left. Neither the post each person obtained nor how (R-RNG-10).
 * @throws InterditError for an actor who is not in it, IntrouvableError
 */
export async function getSuivi(acteur: Acteur, id: string): Promise<Suivi> {
  const choix = await findChoix(db, id)
  if (!choix) throw new IntrouvableError()
  const moi = await getMonAppel(acteur, id)
  if (!peutSuivre(acteur, moi !== null)) throw new InterditError()
  const [appel, postes] = await Promise.all([
    db.appelChoix.findMany({
      where: { choixId: id, ...appeles },
      orderBy: [{ groupe: 'asc' }, { place: 'asc' }, { pseudonyme: 'asc' }],
      select: { pseudonyme: true, place: true, groupe: true, appeleLe: true, issue: true },
    }),
    lireRestes(db, choix),
  ])
  const faits = appel.filter((l) => l.issue !== null).length
  const encours = appel.find((l) => l.issue === null && l.appeleLe !== null)
  const enAppel = choix.statut === 'OUVERT'
  // Before the list is frozen there is no order to show.
  const ordonnes = choix.statut === 'PREPARATION' || choix.statut === 'VOEUX_FIGES' ? [] : appel
  const montres = enAppel ? ordonnes.slice(Math.max(0, faits - AVANT), faits + APRES) : choix.statut === 'LISTE_FIGEE' ? ordonnes : []
  return {
    choix,
    // A person's own situation is on their own page; this page, which may be projected in a room, shows none.
    moi,
    appele: encours?.place && encours.appeleLe ? { pseudonyme: encours.pseudonyme, place: encours.place, depuis: encours.appeleLe } : null,
    faits,
    total: appel.length,
    lignes: montres.map(({ pseudonyme, place, groupe, appeleLe, issue }) => ({
      pseudonyme,
      place,
      groupe,
      etat: issue ? 'FAIT' : appeleLe ? 'EN_COURS' : 'A_VENIR',
    })),
    ouverts: postes
      .filter((p) => p.reste > 0)
      .map(enLibre)
      .sort((a, b) => a.categorie.localeCompare(b.categorie) || a.libelle.localeCompare(b.libelle, 'fr')),
  }
}

const enLibre = ({ id, libelle, terrainId, categorie, reste }: PosteLibre): PosteLibre => ({ id, libelle, terrainId, categorie, reste })

/** The posts a person could pick now; for themself, their own wishes first, in order. */
async function possibles(
  choix: Choix,
  interneId: string,
  situation: SituationChoix,
  siens: boolean,
): Promise<(PosteLibre & { voeu: number | null })[]> {
  const [[interne], postes] = await Promise.all([lireInternesPhase(db, choix.semestreCode, choix.phase, interneId), lireRestes(db, choix)])
  const tout = surnombreDe(situation) === 'NON_VALIDANT'
  const rangs = new Map(siens ? interne?.voeux?.postes.map((p, i) => [p, i + 1] as const) : [])
  return postes
    .filter((p) => tout || (p.reste > 0 && interne?.eligibles.includes(p.categorie)))
    .map((p) => ({ ...enLibre(p), voeu: rangs.get(p.id) ?? null }))
    .sort((a, b) => (a.voeu ?? Infinity) - (b.voeu ?? Infinity) || a.libelle.localeCompare(b.libelle, 'fr'))
}

export type MonTour = Readonly<{ choix: Choix; moi: MonAppel; possibles: readonly (PosteLibre & { voeu: number | null })[] }>

/** The actor's turn: what they may pick once they are called. @throws IntrouvableError for an actor who is not in this choice */
export async function getMonTour(acteur: Acteur, id: string): Promise<MonTour> {
  const choix = await findChoix(db, id)
  const moi = choix && (await getMonAppel(acteur, id))
  if (!choix || !moi || !acteur.interneId) throw new IntrouvableError()
  const aSonTour = choix.statut === 'OUVERT' && moi.appeleLe !== null && moi.issue === null
  return { choix, moi, possibles: aSonTour ? await possibles(choix, acteur.interneId, moi.situation, true) : [] }
}

export type EnAppel = Readonly<{
  appelId: string
  nom: string
  pseudonyme: string
  situation: SituationChoix
  depuis: Date
  possibles: readonly PosteLibre[]
}>

/** The person being called live, with the posts their proxy could pick: for the secretariat only. Null when no one is called. */
export async function getEnAppel(acteur: Acteur, choix: Choix): Promise<EnAppel | null> {
  if (!peutConduireChoix(acteur)) throw new InterditError()
  const lu = await db.appelChoix.findFirst({
    where: { choixId: choix.id, place: { not: null }, issue: null, appeleLe: { not: null } },
    select: {
      id: true,
      interneId: true,
      pseudonyme: true,
      situation: true,
      appeleLe: true,
      interne: { select: { personne: { select: { prenom: true, nom: true } } } },
    },
  })
  if (!lu?.appeleLe) return null
  const procuration = lu.situation === 'ABSENT_AVEC_PROCURATION'
  return {
    appelId: lu.id,
    nom: `${lu.interne.personne.prenom} ${lu.interne.personne.nom}`,
    pseudonyme: lu.pseudonyme,
    situation: lu.situation,
    depuis: lu.appeleLe,
    possibles: procuration ? (await possibles(choix, lu.interneId, lu.situation, false)).map(enLibre) : [],
  }
}
