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

/** A person named to the cell today, whether or not they have a key. */
export type Nomme = Readonly<{
  personneId: string
  nom: string
  coordination: boolean
  membre: Readonly<{ id: string; statut: StatutMembre; version: number }> | null
}>

/**
 * The person the department named to the cell, before they have a key of their own.
 * @throws IntrouvableError for anybody else, as if the page did not exist
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

/** For a member to open: whoever holds their session, or was let in in their place, cannot. It changes with their vault. */
export async function demanderPossession(acteur: Acteur): Promise<Succes> {
  const { membreId } = await exigerMembre(acteur)
  const membre = await db().membre.findUniqueOrThrow({ where: { id: membreId }, select: VU })
  return { answer: await sceller({ possession: await possessionDe(membre) } satisfies Possession, [membre.clePublique ?? '']) }
}

/** What is done of keys is done by who holds the present one. @throws RefusError CLE */
export async function exigerPossession(tx: Tx, moi: MembreActif, possession: string): Promise<void> {
  const attendue = Buffer.from(await possessionDe(await tx.membre.findUniqueOrThrow({ where: { id: moi.membreId }, select: VU })))
  const recue = Buffer.from(possession)
  exiger(attendue.length === recue.length && timingSafeEqual(attendue, recue) ? undefined : SANS_CLE)
}

/** What the pages of the cell draw around a member: null for anybody who is not one, whoever they are. Refuses nobody. */
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

/** A colleague, as any member knows them: no number of cases, no visit. */
export type Collegue = Readonly<{
  id: string
  nom: string
  statut: StatutMembre
  coordination: boolean
  publique: string | null
  confirmePar: string | null
  /** The department still names them to the cell. */
  nomme: boolean
}>

/** All who have a key, those who wait first, then in the order of names; `confirmePar`: the name of who compared it. */
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

/** Every key sealed to a member, for their browser to seal again to their new one. */
export const listMesCles = (qui: MembreActif): Promise<MaCle[]> =>
  db().cleScellee.findMany({
    where: { membreId: qui.membreId },
    select: { casId: true, genre: true, scelle: true },
    orderBy: [{ casId: 'asc' }, { genre: 'asc' }],
  })

/** What anybody reads of a member on the cell's page, as they last wrote it. */
export const findPresentation = (membreId: string): Promise<{ presentation: string | null; photo: Uint8Array | null }> =>
  db().membre.findUniqueOrThrow({ where: { id: membreId }, select: { presentation: true, photo: true } })

/** The picture a doctor chose to show, a JPEG. Null for anybody who receives nobody. */
export async function findPhoto(id: string): Promise<Uint8Array | null> {
  if (!(await estOuverte())) return null
  const membre = await db().membre.findFirst({ where: { id, ...(await receveurs()) }, select: { photo: true } })
  return membre?.photo ?? null
}

/** Active members, held still until the act ends: a key that changes meanwhile would be sealed with the old one. */
export async function tenirActifs(tx: Tx, ids: readonly string[]) {
  await tx.$queryRaw`SELECT FROM membre WHERE id = ANY(${[...new Set(ids)]}::uuid[]) FOR SHARE`
  return tx.membre.findMany({
    where: { id: { in: [...ids] }, ...(await receveurs()) },
    select: { id: true, clePublique: true, coordination: true },
  })
}

/**
 * The members a browser sealed to: each receives today, is named once, and was sealed to with the key they have today.
 * @throws RefusError R-SOU-6, which a browser answers by reading the doctors again
 */
export async function exigerDestinataires(tx: Tx, vers: readonly Destinataire[]): Promise<string[]> {
  const membreIds = vers.map((d) => d.membreId)
  const cles = new Map((await tenirActifs(tx, membreIds)).map((m) => [m.id, m.clePublique]))
  const justes = cles.size === vers.length && vers.every((d) => cles.get(d.membreId) === d.clePublique)
  exiger(justes ? undefined : MEDECINS_CHANGES)
  return membreIds
}
