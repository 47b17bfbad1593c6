import 'server-only'
import { cache } from 'react'
import type { Acteur } from '@/lib/core/acteur'
import { jourLong } from '@/lib/core/dates'
import { IntrouvableError } from '@/lib/core/erreurs'
import type { StatutMembre } from '@/generated/soutien/enums'
import { db } from '../db'
import { estCoordination, estDeLaCellule, type MembreActif } from '../policy'
import { estOuverte, nomDe } from '../queries'
import type { MaCle, Serrures } from './schema'

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
}>

/** All who have a key, those who wait first, then in the order of names; `confirmePar`: the name of who compared it. */
export async function listCollegues(): Promise<Collegue[]> {
  const membres = await db().membre.findMany({
    where: { statut: { in: ['A_CONFIRMER', 'ACTIF'] } },
    select: { id: true, nom: true, statut: true, coordination: true, clePublique: true, confirmePar: true },
    orderBy: [{ statut: 'asc' }, { nom: 'asc' }, { id: 'asc' }],
  })
  const noms = new Map(membres.map((m) => [m.id, m.nom]))
  return membres.map(({ clePublique, confirmePar, ...m }) => ({
    ...m,
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
  const membre = await db().membre.findFirst({ where: { id, statut: 'ACTIF' }, select: { photo: true } })
  return membre?.photo ?? null
}
