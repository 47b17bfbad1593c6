import 'server-only'
import type { Succes } from '@/lib/core/action'
import { nouveauDefi, verifierPreuve } from '@/lib/core/coffre/preuve'
import { IntrouvableError, refus, RefusError } from '@/lib/core/erreurs'
import { maintenant } from '@/lib/core/horloge'
import { reglages } from '@/lib/core/reglages'
import { sqlState } from '@/lib/core/sql-state'
import { db } from '../db'
import { estOuverte } from '../queries'

/** Proofs of the last minutes that an ordinary day does not reach; beyond, each one costs its author more. */
const ORDINAIRE = 20
const FACTEUR_MAX = 32
const FENETRE_MS = 10 * 60_000

const secret = (): string => reglages().SOUTIEN_DATABASE_URL ?? ''

/** A small work for the browser that is about to write: harder while a crowd writes. Nothing is kept of who asks. */
export async function donnerDefi(): Promise<Succes> {
  if (!(await estOuverte())) throw new IntrouvableError()
  const depuis = new Date(maintenant().getTime() - FENETRE_MS)
  const recentes = await db().preuve.count({ where: { utiliseeLe: { gte: depuis } } })
  const facteur = Math.min(FACTEUR_MAX, Math.max(1, Math.ceil(recentes / ORDINAIRE)))
  return { answer: await nouveauDefi(secret(), facteur) }
}

const PERIMEE = refus(
  'PREUVE',
  'Cette page est restée ouverte trop longtemps, ou son envoi est déjà parti. Rien n’est perdu : renvoyez, elle se remet à jour toute seule.',
)

/** Uses a proof of work, once. @throws RefusError PREUVE when it proves nothing, is too old or was used */
export async function consommerPreuve(preuve: string): Promise<void> {
  const lue = await verifierPreuve(secret(), preuve)
  if (!lue) throw new RefusError(PERIMEE)
  try {
    await db().preuve.create({ data: { ...lue, utiliseeLe: maintenant() }, select: { empreinte: true } })
  } catch (erreur) {
    throw sqlState(erreur) === '23505' ? new RefusError(PERIMEE) : erreur
  }
}
