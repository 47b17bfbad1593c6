import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { Prisma } from '@/generated/prisma/client'
import type { Role } from '@/generated/prisma/enums'
import { frapperActeur, type Acteur } from './acteur'
import { COOKIE } from './cookie'
import { db, type Tx } from '../donnees/db'
import { ajouterJours, aujourdhui, maintenant } from '../temps/horloge'
import { empreinteJeton, nouveauJeton } from './jeton'
import { apporterVersions, VERSIONS } from '../donnees/memoire'
import { reglages } from '../reglages'

const DUREE_JOURS = 1

type PersonneLue = Readonly<{
  id: string
  prenom: string
  nom: string
  roles: Role[]
  interneId: string | null
  msuId: string | null
  siege: boolean
  versions: Readonly<Record<string, string>>
}>

/**
 * The person and their nominations of today, or null when disabled. SQL, because it runs on every request: the query builder
 * costs five times what the database does.
 */
async function lireActeur(personne: Prisma.Sql): Promise<Acteur | null> {
  const jour = aujourdhui()
  const valable = Prisma.sql`debut <= ${jour}::date AND (fin IS NULL OR fin >= ${jour}::date)`
  const [lue] = await db.$queryRaw<PersonneLue[]>`
    SELECT p.id, p.prenom, p.nom, i.id AS "interneId", m.id AS "msuId",
      ARRAY(SELECT DISTINCT role FROM nomination WHERE "personneId" = p.id AND ${valable} ORDER BY role)::text[] AS roles,
      EXISTS (SELECT FROM membre WHERE "personneId" = p.id AND ${valable}) AS siege, ${VERSIONS} AS versions
    FROM personne p LEFT JOIN interne i ON i."personneId" = p.id LEFT JOIN msu m ON m."personneId" = p.id
    WHERE p."desactiveeLe" IS NULL AND p.id = (${personne})`
  if (!lue) return null
  const { id: personneId, versions, ...reste } = lue
  apporterVersions(versions)
  return frapperActeur({ personneId, ...reste })
}

/** The actor a person is today, or null when unknown or disabled. For sign-in, seeds and tests. */
export const chargerActeur = (personneId: string): Promise<Acteur | null> => lireActeur(Prisma.sql`${personneId}::uuid`)

/**
 * Opens a session, which replaces the browser's earlier one, and sets its cookie. Sessions are rows: a revoked one is
 * refused from its next request.
 */
export async function ouvrirSession(tx: Tx, personneId: string): Promise<void> {
  const jeton = nouveauJeton()
  const ouverteLe = maintenant()
  const expireLe = ajouterJours(ouverteLe, DUREE_JOURS)
  const boite = await cookies()
  const ancien = boite.get(COOKIE)?.value
  if (ancien)
    await tx.session.updateMany({ where: { empreinte: empreinteJeton(ancien), revoqueeLe: null }, data: { revoqueeLe: ouverteLe } })
  await tx.session.create({ data: { empreinte: empreinteJeton(jeton), personneId, ouverteLe, expireLe }, select: { id: true } })
  boite.set(COOKIE, jeton, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    expires: expireLe,
    secure: reglages().ADRESSE.startsWith('https:'),
  })
}

/** Closes every session of a person: each is refused from its next request on. */
export async function revoquerSessions(tx: Tx, personneId: string): Promise<void> {
  await tx.session.updateMany({ where: { personneId, revoqueeLe: null }, data: { revoqueeLe: maintenant() } })
}

/** Closes the session of this browser and forgets its cookie; does nothing without one. */
export async function fermerSession(): Promise<void> {
  const boite = await cookies()
  const jeton = boite.get(COOKIE)?.value
  boite.delete(COOKIE)
  if (jeton)
    await db.session.updateMany({ where: { empreinte: empreinteJeton(jeton), revoqueeLe: null }, data: { revoqueeLe: maintenant() } })
}

/** The signed-in person, read from the database by one query, once per request; null when no one is signed in. */
export const getActeur = cache(async (): Promise<Acteur | null> => {
  const jeton = (await cookies()).get(COOKIE)?.value
  if (!jeton) return null
  return lireActeur(
    Prisma.sql`SELECT "personneId" FROM session WHERE empreinte = ${empreinteJeton(jeton)} AND "revoqueeLe" IS NULL AND "expireLe" > ${maintenant()}`,
  )
})

/** The signed-in actor. Anyone else is redirected to the sign-in page, which leads back here afterwards. */
export async function requireActeur(): Promise<Acteur> {
  const acteur = await getActeur()
  if (acteur) return acteur
  const chemin = (await headers()).get('x-chemin') ?? '/'
  redirect(`/connexion?retour=${encodeURIComponent(chemin)}`)
}
