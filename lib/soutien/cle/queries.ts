import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { cache } from 'react'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { sceller } from '@/lib/core/coffre/chiffrement'
import { jourLong } from '@/lib/core/temps/dates'
import { exiger, IntrouvableError } from '@/lib/core/workflow/erreurs'
import type { StatutMembre } from '@/generated/soutien/enums'
import { listTitulairesDuJour } from '@/lib/referentiel/identite/titulaire/queries'
import { db, type Tx } from '../db'
import { estCoordination, estDeLaCellule, type MembreActif } from '../policy'
import { estOuverte, exigerMembre, nomDe, receveurs, secretDesDefis } from '../queries'
import { MEDECINS_CHANGES, SANS_CLE } from './guards'
import type { Destinataire } from '../schema'
import type { MaCle, Possession, Serrures } from './schema'

/** A person named to the cell today, with or without a key. */
export type Nomme = Readonly<{
  personneId: string
  nom: string
  coordination: boolean
  membre: Readonly<{ id: string; statut: StatutMembre; version: number }> | null
}>

/**
 * The person the department named to the cell, even if they have no key yet.
 * @throws IntrouvableError for all others, as if the page did not exist
 */
export const exigerNomme = cache(async (acteur: Acteur): Promise<Nomme> => {
  const { personneId } = acteur
  if (!personneId || !estDeLaCellule(acteur) || !(await estOuverte())) throw new IntrouvableError()
  const membre = await db().membre.findUnique({ where: { personneId }, select: { id: true, statut: true, version: true } })
  return { personneId, nom: nomDe(acteur), coordination: estCoordination(acteur), membre }
})

const possessionDe = async ({ id, clePublique, version }: { id: string; clePublique: string | null; version: number }): Promise<string> =>
  createHmac('sha256', await secretDesDefis())
    .update(`possession ${id} ${clePublique} ${version}`)
    .digest('base64')

const VU = { id: true, clePublique: true, version: true } as const

/** A secret sealed to the member's key. A session without that key cannot open it, and it changes with the vault. */
export async function demanderPossession(acteur: Acteur): Promise<Succes> {
  const { membreId } = await exigerMembre(acteur)
  const membre = await db().membre.findUniqueOrThrow({ where: { id: membreId }, select: VU })
  return { answer: await sceller({ possession: await possessionDe(membre) } satisfies Possession, [membre.clePublique ?? '']) }
}

/** An act on keys requires the present key. @throws RefusError CLE */
export async function exigerPossession(tx: Tx, moi: MembreActif, possession: string): Promise<void> {
  const attendue = Buffer.from(await possessionDe(await tx.membre.findUniqueOrThrow({ where: { id: moi.membreId }, select: VU })))
  const recue = Buffer.from(possession)
  exiger(attendue.length === recue.length && timingSafeEqual(attendue, recue) ? undefined : SANS_CLE)
}

/** What the pages of the cell need to open a member's vault. Null for a visitor who is not a member; it refuses no visitor. */
export const findSerrures = cache(async (acteur: Acteur | null): Promise<Serrures | null> => {
  if (!acteur?.personneId || !estDeLaCellule(acteur) || !(await estOuverte())) return null
  const membre = await db().membre.findFirst({
    where: { personneId: acteur.personneId, statut: { in: ['A_CONFIRMER', 'ACTIF'] } },
    select: {
      statut: true,
      clePublique: true,
      coffre: true,
      coffreSecours: true,
      version: true,
      passkeys: { select: { id: true, nom: true, identite: true, coffre: true, jour: true }, orderBy: [{ jour: 'asc' }, { id: 'asc' }] },
    },
  })
  if (!membre?.clePublique || !membre.coffre || !membre.coffreSecours) return null
  const { statut, clePublique, coffre, coffreSecours, version, passkeys } = membre
  const appareils = passkeys.map((p) => ({ ...p, jour: jourLong(p.jour) }))
  return { statut, publique: clePublique, coffre, coffreSecours, version, appareils }
})

/** A colleague, as all members see them: without a number of cases or a date of visit. */
export type Collegue = Readonly<{
  id: string
  nom: string
  statut: StatutMembre
  coordination: boolean
  publique: string | null
  confirmePar: string | null
  /** Whether the department still names them to the cell. */
  nomme: boolean
}>

/**
 * The members who have a key, first those whose key waits to be confirmed, then by name. `confirmePar`: the name of the member who
 * compared it.
 */
export async function listCollegues(): Promise<Collegue[]> {
  const membres = await db().membre.findMany({
    where: { statut: { in: ['A_CONFIRMER', 'ACTIF'] } },
    select: { id: true, personneId: true, nom: true, statut: true, coordination: true, clePublique: true, confirmePar: true },
    orderBy: [{ statut: 'asc' }, { nom: 'asc' }, { id: 'asc' }],
  })
  const noms = new Map(membres.map((m) => [m.id, m.nom]))
  const nommes = new Set((await listTitulairesDuJour('CELLULE_MED', 'CELLULE_COORD')).map((t) => t.id))
  return membres.map(({ clePublique, confirmePar, personneId, ...m }) => ({
    ...m,
    nomme: nommes.has(personneId),
    publique: clePublique,
    confirmePar: confirmePar ? (noms.get(confirmePar) ?? 'un ancien membre') : null,
  }))
}

/** All keys sealed to a member, so that their browser can seal them to a new key. */
export const listMesCles = (qui: MembreActif): Promise<MaCle[]> =>
  db().cleScellee.findMany({
    where: { membreId: qui.membreId },
    select: { casId: true, genre: true, scelle: true },
    orderBy: [{ casId: 'asc' }, { genre: 'asc' }],
  })

/** A member's public presentation on the cell's page. */
export const findPresentation = (membreId: string): Promise<{ presentation: string | null; photo: Uint8Array | null }> =>
  db().membre.findUniqueOrThrow({ where: { id: membreId }, select: { presentation: true, photo: true } })

/** The public portrait of a doctor, a JPEG. Null for a doctor who does not receive. */
export async function findPhoto(id: string): Promise<Uint8Array | null> {
  if (!(await estOuverte())) return null
  const membre = await db().membre.findFirst({ where: { id, ...(await receveurs()) }, select: { photo: true } })
  return membre?.photo ?? null
}

/** Active members, held until the end of the transaction, so that a key does not change after it was sealed to. */
export async function tenirActifs(tx: Tx, ids: readonly string[]) {
  await tx.$queryRaw`SELECT FROM membre WHERE id = ANY(${[...new Set(ids)]}::uuid[]) FOR SHARE`
  return tx.membre.findMany({
    where: { id: { in: [...ids] }, ...(await receveurs()) },
    select: { id: true, clePublique: true, coordination: true },
  })
}

/**
 * Checks the members that a browser sealed to: each receives today, is named once, and was sealed to with their present key.
 * @throws RefusError R-SOU-6; the browser then reads the doctors again
 */
export async function exigerDestinataires(tx: Tx, vers: readonly Destinataire[]): Promise<string[]> {
  const membreIds = vers.map((d) => d.membreId)
  const cles = new Map((await tenirActifs(tx, membreIds)).map((m) => [m.id, m.clePublique]))
  const justes = cles.size === vers.length && vers.every((d) => cles.get(d.membreId) === d.clePublique)
  exiger(justes ? undefined : MEDECINS_CHANGES)
  return membreIds
}
