import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { frapperActeur, type Acteur } from './acteur'
import { COOKIE } from './cookie'
import { db, type Tx } from './db'
import { ajouterJours, aujourdhui, maintenant } from './horloge'
import { empreinteJeton, nouveauJeton } from './jeton'
import { reglages } from './reglages'

const DUREE_JOURS = 1

const personneSelect = (jour: Date) => ({
  id: true,
  prenom: true,
  nom: true,
  desactiveeLe: true,
  nominations: { where: { debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] }, select: { role: true } },
  interne: { select: { id: true } },
  msu: { select: { id: true } },
  membres: { where: { debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] }, select: { id: true }, take: 1 },
})

type PersonneLue = {
  id: string
  prenom: string
  nom: string
  desactiveeLe: Date | null
  nominations: { role: Acteur['roles'][number] }[]
  interne: { id: string } | null
  msu: { id: string } | null
  membres: { id: string }[]
}

const versActeur = (p: PersonneLue): Acteur | null =>
  p.desactiveeLe
    ? null
    : frapperActeur({
        personneId: p.id,
        prenom: p.prenom,
        nom: p.nom,
        roles: [...new Set(p.nominations.map((n) => n.role))],
        interneId: p.interne?.id ?? null,
        msuId: p.msu?.id ?? null,
        siege: p.membres.length > 0,
      })

/** The actor a person is today, or null when unknown or disabled. For sign-in, seeds and tests. */
export async function chargerActeur(personneId: string): Promise<Acteur | null> {
  const personne = await db.personne.findUnique({
    where: { id: personneId },
    select: personneSelect(aujourdhui()),
    relationLoadStrategy: 'join',
  })
  return personne && versActeur(personne)
}

/** Opens a session, in place of the browser's earlier one, and sets its cookie. Sessions are rows: revoking one closes it on its next request. */
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

export async function fermerSession(): Promise<void> {
  const boite = await cookies()
  const jeton = boite.get(COOKIE)?.value
  boite.delete(COOKIE)
  if (jeton)
    await db.session.updateMany({ where: { empreinte: empreinteJeton(jeton), revoqueeLe: null }, data: { revoqueeLe: maintenant() } })
}

/** Who is signed in, re-read from the database on each request; one query, once per request. */
export const getActeur = cache(async (): Promise<Acteur | null> => {
  const jeton = (await cookies()).get(COOKIE)?.value
  if (!jeton) return null
  const session = await db.session.findUnique({
    where: { empreinte: empreinteJeton(jeton), revoqueeLe: null, expireLe: { gt: maintenant() } },
    select: { personne: { select: personneSelect(aujourdhui()) } },
    relationLoadStrategy: 'join',
  })
  return session && versActeur(session.personne)
})

/** The signed-in actor; anyone else is sent to the sign-in page and brought back afterwards. */
export async function requireActeur(): Promise<Acteur> {
  const acteur = await getActeur()
  if (acteur) return acteur
  const chemin = (await headers()).get('x-chemin') ?? '/'
  redirect(`/connexion?retour=${encodeURIComponent(chemin)}`)
}
