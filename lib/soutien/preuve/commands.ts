import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import { nouveauDefi, verifierPreuve } from '@/lib/core/coffre/preuve'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { db } from '../db'
import { secretDesDefis } from '../queries'

/** Proofs of the last minutes, above the number of an ordinary day. Beyond this, each further proof takes more work. */
const ORDINAIRE = 20
const FACTEUR_MAX = 32
const FENETRE_MS = 10 * 60_000

/** A small computation for the browser that is about to write, harder while many people write. Nothing of the requester is kept. */
export async function donnerDefi(): Promise<Succes> {
  return { answer: await nouveauDefi(await secretDesDefis(), await facteurDuMoment()) }
}

async function facteurDuMoment(): Promise<number> {
  const depuis = new Date(maintenant().getTime() - FENETRE_MS)
  const recentes = await db().preuve.count({ where: { utiliseeLe: { gte: depuis } }, take: ORDINAIRE * FACTEUR_MAX })
  return Math.min(FACTEUR_MAX, Math.max(1, Math.ceil(recentes / ORDINAIRE)))
}

const MINUTE_MS = 60_000
/** Instants are kept to the minute, so that they do not tell when a person wrote or came back. */
const minute = (instant: Date, arrondir: (n: number) => number): Date => new Date(arrondir(instant.getTime() / MINUTE_MS) * MINUTE_MS)

const PERIMEE = refus(
  'PREUVE',
  'Cette page est restée ouverte trop longtemps, ou son envoi est déjà parti. Rien n’est perdu : renvoyez, elle se remet à jour toute seule.',
)

const LEGERE = refus(
  'PREUVE',
  'Beaucoup de messages arrivent en ce moment : votre appareil doit travailler un peu plus longtemps. Rien n’est perdu : renvoyez.',
)

/** How many times heavier the work of the moment may have become since the proof was requested. */
const TOLERANCE = 2

/**
 * Uses a proof of work, once. A challenge requested in quiet times and kept for a crowd is too light and is refused.
 * @throws RefusError PREUVE if the proof is false, too old, too light or already used
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
