import 'server-only'
import { cache } from 'react'
import type { AFaire, Bientot } from '@/lib/core/workflow/a-faire'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui, jourDe, maintenant } from '@/lib/core/temps/horloge'
import { available, type ActionOfferte } from '@/lib/core/workflow/workflow'
import { posteDit } from '@/lib/referentiel/stage/couplage'
import type { AppelLu } from './appel/queries'
import { estHote, listClassementsOuverts } from './classement/queries'
import { findListe, lireSeconds, type ListeChoix } from './liste/queries'
import { appeles, choixSelect, peutConduireChoix, peutLireCopieCommission, type Choix } from './policy'
import { NOM_PHASE } from './schema'
import { choixWorkflow, type ActionChoix } from './workflow'

/** A choice with the counts that its guards read. Every signed-in person may know its dates and its state. */
export async function findChoix(tx: Tx, id: string): Promise<Choix | null> {
  const choix = await tx.choix.findUnique({ where: { id }, select: choixSelect })
  if (!choix) return null
  const [egalites, restants, contestations] = [
    choix.statut === 'LISTE_FIGEE' ? await tx.appelChoix.count({ where: { choixId: id, ...appeles, place: null } }) : 0,
    await tx.appelChoix.count({ where: { choixId: id, ...appeles, issue: null } }),
    choix.statut === 'VOEUX_FIGES'
      ? await tx.contestation.count({ where: { reponduLe: null, interne: { appelChoixes: { some: { choixId: id } } } } })
      : 0,
  ]
  return { ...choix, egalites, restants, contestations }
}

export type ChoixListe = Pick<Choix, 'id' | 'phase' | 'mode' | 'statut' | 'voeuxJusquA' | 'ouvreLe'> &
  Readonly<{ semestre: Readonly<{ libelle: string }> }>

/** Every choice, the latest semester first. Public to those who are signed in. */
export const listChoix = (): Promise<ChoixListe[]> =>
  db.choix.findMany({
    orderBy: [{ semestreCode: 'desc' }, { phase: 'asc' }],
    select: { id: true, phase: true, mode: true, statut: true, voeuxJusquA: true, ouvreLe: true, semestre: { select: { libelle: true } } },
  })

/** The semesters to come whose list of posts is published: those a choice can be prepared for. Public to those who are signed in. */
export const listSemestresAChoisir = (): Promise<{ code: string; libelle: string }[]> =>
  db.semestre.findMany({
    where: { debut: { gt: aujourdhui() }, campagnePostes: { statut: { in: ['PUBLIEE', 'CHOIX'] } } },
    orderBy: { debut: 'asc' },
    select: { code: true, libelle: true },
  })

/** The actor's own line: their pseudonym, and their place once it is known. */
export type MonAppel = Pick<AppelLu, 'pseudonyme' | 'place' | 'anciennete' | 'situation' | 'issue'> &
  Readonly<{ appeleLe: Date | null; poste: string | null }>

export type VueChoix = Choix &
  Readonly<{
    conduit: boolean
    actions: ActionOfferte<ActionChoix>[]
    /** The list of posts it runs on. Null only while none is published. */
    liste: ListeChoix | null
    /** Null for an actor who is not in this choice. */
    moi: MonAppel | null
    /** Answers for a terrain of this matching, and may rank the people who asked for it (R-RNG-8). */
    hote: boolean
    /** May download the copy with ranks and surnombres. */
    commission: boolean
    enTout: number
  }>

/**
 * One choice as this actor may see it: their own name, rank and situation, and no other person's (R-RNG-10). Null when it
 * does not exist.
 */
export const getChoix = cache(async (acteur: Acteur, id: string): Promise<VueChoix | null> => {
  const choix = await findChoix(db, id)
  if (!choix) return null
  const [moi, liste, hote, enTout] = await Promise.all([
    getMonAppel(acteur, id),
    findListe(db, choix),
    estHote(acteur, choix),
    db.appelChoix.count({ where: { choixId: id, ...appeles } }),
  ])
  return {
    ...choix,
    // The seed of a draw is public once it is recorded; no other column concerns a single person.
    conduit: peutConduireChoix(acteur),
    actions: available(choixWorkflow, acteur, choix, maintenant()),
    commission: peutLireCopieCommission(acteur),
    // A matching is checked before it is published: until then no one reads its result.
    moi: moi && choix.mode === 'APPARIEMENT' && choix.statut !== 'PUBLIE' ? { ...moi, issue: null, poste: null } : moi,
    liste,
    hote,
    enTout,
  }
})

export const getMonAppel = cache(async (acteur: Acteur, choixId: string): Promise<MonAppel | null> => {
  if (!acteur.interneId) return null
  const lu = await db.appelChoix.findUnique({
    where: { choixId_interneId: { choixId, interneId: acteur.interneId } },
    select: {
      pseudonyme: true,
      place: true,
      anciennete: true,
      situation: true,
      issue: true,
      appeleLe: true,
      poste: { select: { id: true, terrain: { select: { intitule: true, structure: { select: { nom: true } } } } } },
    },
  })
  if (!lu) return null
  const { poste, ...reste } = lu
  if (!poste) return { ...reste, poste: null }
  const second = (await lireSeconds(db, choixId, poste.id)).get(poste.id) ?? null
  return { ...reste, poste: posteDit({ intitule: poste.terrain.intitule, structure: poste.terrain.structure.nom }, second) }
})

/** How many times a choice has changed, for the live page. Null when it does not exist. */
export const getVersionChoix = async (id: string): Promise<number | null> =>
  (await db.choix.findUnique({ where: { id }, select: { version: true } }))?.version ?? null

/** « À faire » of the actor in a choice: terrains that must rank (R-RNG-8), then their own turn. */
export async function listAFaire(acteur: Acteur): Promise<AFaire[]> {
  const classements = await listClassementsOuverts(acteur)
  return [
    ...classements.map((c): AFaire => ({
      href: `/stages/choix/${c.id}/classement`,
      titre: 'Classer les docteurs juniors qui ont demandé votre terrain',
      detail: c.semestre.libelle,
      terme: jourDe(c.ouvreLe),
      depuis: c.statutDepuis,
      capacite: 'maître de stage',
    })),
    ...(await listTours(acteur)),
  ]
}

/** The turn of the person being called (R-RNG-1): the only act of the portal that is due within minutes. */
async function listTours(acteur: Acteur): Promise<AFaire[]> {
  if (!acteur.interneId) return []
  const tours = await db.appelChoix.findMany({
    where: { interneId: acteur.interneId, appeleLe: { not: null }, issue: null, choix: { statut: 'OUVERT' } },
    select: { choixId: true, appeleLe: true, choix: { select: { semestre: { select: { libelle: true } } } } },
    relationLoadStrategy: 'join',
  })
  return tours.map(({ choixId, appeleLe, choix }) => ({
    href: `/stages/choix/${choixId}/mon-tour`,
    titre: 'C’est votre tour de choisir un stage',
    detail: choix.semestre.libelle,
    terme: aujourdhui(),
    depuis: appeleLe ?? maintenant(),
    capacite: 'interne',
  }))
}

/** « Bientôt »: the last day of wishes and the day of the choice, for the internes of that phase and those who conduct it. */
export async function listBientot(acteur: Acteur): Promise<Bientot[]> {
  const conduit = peutConduireChoix(acteur)
  if (!conduit && !acteur.interneId) return []
  const [phase, dates] = await Promise.all([
    acteur.interneId && !conduit ? getPhase(acteur.interneId) : null,
    db.choix.findMany({
      where: { statut: { notIn: ['TERMINE', 'PUBLIE'] } },
      select: { id: true, phase: true, mode: true, statut: true, voeuxJusquA: true, ouvreLe: true },
      take: 20,
    }),
  ])
  return dates
    .filter((c) => conduit || c.phase === phase)
    .flatMap((c): Bientot[] => {
      const href = `/stages/choix/${c.id}`
      const quoi = NOM_PHASE[c.phase].toLowerCase()
      return [
        ...(c.statut === 'PREPARATION' ? [{ jour: jourDe(c.voeuxJusquA), titre: `Derniers vœux, ${quoi}`, href }] : []),
        { jour: jourDe(c.ouvreLe), titre: `${c.mode === 'APPARIEMENT' ? 'Fin des classements' : 'Choix des stages'}, ${quoi}`, href },
      ]
    })
}

const getPhase = async (id: string) => (await db.interne.findUnique({ where: { id }, select: { phase: true } }))?.phase ?? null
