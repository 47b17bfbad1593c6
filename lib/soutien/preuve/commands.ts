import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import { nouveauDefi, verifierPreuve } from '@/lib/core/coffre/preuve'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { db } from '../db'
import { secretDesDefis } from '../queries'

/** Proofs of the last minutes that an ordinary day does not reach; beyond, each one costs its author more. */
const ORDINAIRE = 20
const FACTEUR_MAX = 32
const FENETRE_MS = 10 * 60_000

/** A small work for the browser that is about to write: harder while a crowd writes. Nothing is kept of who asks. */
export async function donnerDefi(): Promise<Succes> {
  return { answer: await nouveauDefi(await secretDesDefis(), await facteurDuMoment()) }
}

async function facteurDuMoment(): Promise<number> {
  const depuis = new Date(maintenant().getTime() - FENETRE_MS)
  const recentes = await db().preuve.count({ where: { utiliseeLe: { gte: depuis } }, take: ORDINAIRE * FACTEUR_MAX })
  return Math.min(FACTEUR_MAX, Math.max(1, Math.ceil(recentes / ORDINAIRE)))
}

const MINUTE_MS = 60_000
/** Nothing finer is kept of when somebody wrote or came back. */
const minute = (instant: Date, arrondir: (n: number) => number): Date => new Date(arrondir(instant.getTime() / MINUTE_MS) * MINUTE_MS)

const PERIMEE = refus(
  'PREUVE',
  'Cette page est restée ouverte trop longtemps, ou son envoi est déjà parti. Rien n’est perdu : renvoyez, elle se remet à jour toute seule.',
)

const LEGERE = refus(
  'PREUVE',
  'Beaucoup de messages arrivent en ce moment : votre appareil doit travailler un peu plus longtemps. Rien n’est perdu : renvoyez.',
)

/** How many times heavier than a proof the work of the moment may have become since it was asked for. */
const TOLERANCE = 2

/**
 * Uses a proof of work, once. Challenges that were asked for while nobody wrote, and kept for a crowd, are too light for it.
 * @throws RefusError PREUVE when it proves nothing, is too old, too light or was used
 */
export async function consommerPreuve(preuve: string): Promise<void> {
  const lue = await verifierPreuve(await secretDesDefis(), preuve)
  if (!lue) throw new RefusError(PERIMEE)
  const { facteur, empreinte, expireLe } = lue
  if (facteur * TOLERANCE < (await facteurDuMoment())) throw new RefusError(LEGERE)
  try {
    const instants = { utiliseeLe: minute(maintenant(), Math.floor), expireLe: minute(expireLe, Math.ceil) }
    await db().preuve.create({ data: { empreinte, ...instants }, select: { empreinte: true } })
  } catch (erreur) {
    throw sqlState(erreur) === '23505' ? new RefusError(PERIMEE) : erreur
  }
}
