import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { ConflitError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { transaction, type Tx } from '../db'
import { inscrire } from '../journal'
import { exigerMembre } from '../queries'
import type { Fiche } from './schema'

type Choix = Readonly<{ id: string; version: number }>

const PAGE = '/aide/suivi/reseau'

const DEJA_NOMMEE = 'Une ressource porte déjà ce nom.'
function dejaNommee(erreur: unknown): unknown {
  return sqlState(erreur) === '23505' ? new RefusError(refus('R-SOU-11', DEJA_NOMMEE), { nom: DEJA_NOMMEE }) : erreur
}

/** A resource that a doctor of the cell adds counts as checked today. @throws IntrouvableError, RefusError R-SOU-11 */
export async function ajouterRessource(acteur: Acteur, fiche: Fiche): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    const { _max } = await tx.ressource.aggregate({ _max: { ordre: true } })
    const { id } = await tx.ressource.create({
      data: { ...fiche, verifieLe: aujourdhui(), ordre: (_max.ordre ?? 0) + 1 },
      select: { id: true },
    })
    await inscrire(tx, moi, { acte: 'ajouterRessource', objetId: id })
  }).catch((erreur: unknown) => Promise.reject(dejaNommee(erreur)))
  return { redirect: `${PAGE}?fait=ajoutee` }
}

/** @throws IntrouvableError, ConflitError when it changed meanwhile, RefusError R-SOU-11 */
export async function modifierRessource(acteur: Acteur, { id, version, ...fiche }: Fiche & Choix): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    await changer(tx, { id, version }, fiche)
    await inscrire(tx, moi, { acte: 'modifierRessource', objetId: id })
  }).catch((erreur: unknown) => Promise.reject(dejaNommee(erreur)))
  return { redirect: `${PAGE}?fait=modifiee` }
}

/** A member called or visited today, and confirms what the page says. @throws IntrouvableError, ConflitError */
export async function verifierRessource(acteur: Acteur, choix: Choix): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    await changer(tx, choix, { verifieLe: aujourdhui() })
    await inscrire(tx, moi, { acte: 'verifierRessource', objetId: choix.id })
  })
  return { redirect: `${PAGE}?fait=verifiee` }
}

/** The resource leaves the catalogue. The cases that mention it keep their text. @throws IntrouvableError, ConflitError */
export async function retirerRessource(acteur: Acteur, choix: Choix): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    await changer(tx, choix, { retireLe: aujourdhui() })
    await inscrire(tx, moi, { acte: 'retirerRessource', objetId: choix.id })
  })
  return { redirect: `${PAGE}?fait=retiree` }
}

type Changement = Partial<Fiche> & { verifieLe?: Date; retireLe?: Date }

async function changer(tx: Tx, { id, version }: Choix, data: Changement): Promise<void> {
  const { count } = await tx.ressource.updateMany({
    where: { id, version, retireLe: null },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 1) return
  throw (await tx.ressource.count({ where: { id, retireLe: null } })) === 0 ? new IntrouvableError() : new ConflitError()
}
