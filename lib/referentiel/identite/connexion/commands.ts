import 'server-only'
import { setTimeout as attendre } from 'node:timers/promises'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { db, transaction } from '@/lib/core/donnees/db'
import { adresseDistante, compterEssai, type Limite } from '@/lib/core/requete/debit'
import { IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { reglages } from '@/lib/core/reglages'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { chargerActeur, fermerSession, ouvrirSession } from '@/lib/core/auth/session'
import { noticeLien } from './notices'
import {
  DUREE_LIEN_MINUTES,
  MESSAGE_LIEN_DEMANDE,
  MESSAGE_LIEN_MORT,
  type DemandeLien,
  type OuvertureLien,
  type OuverturePersona,
} from './schema'

const PAR_BOITE: Limite = { nom: 'lien-boite', points: 3, secondes: 15 * 60 }
const PAR_ADRESSE: Limite = { nom: 'lien-adresse', points: 30, secondes: 15 * 60 }

/** Milliseconds. Longer than the work for a known address, so that the time of the answer does not reveal it either. */
const PALIER_MS = 400

/**
 * Mails a sign-in link. The answer is the same whether or not the address is known or disabled.
 * @throws RefusError DEBIT
 */
export async function demanderLien({ courriel, retour }: DemandeLien): Promise<Succes> {
  await compterEssai(PAR_ADRESSE, await adresseDistante())
  await compterEssai(PAR_BOITE, courriel)
  await Promise.all([envoyerLien(courriel, retour), attendre(PALIER_MS)])
  return { message: MESSAGE_LIEN_DEMANDE }
}

async function envoyerLien(courriel: string, retour: string): Promise<void> {
  const personne = await db.personne.findFirst({
    where: { courriel, desactiveeLe: null },
    select: { id: true, prenom: true, nom: true, courriel: true },
  })
  if (!personne) return
  const jeton = nouveauJeton()
  const creeLe = maintenant()
  const expireLe = new Date(creeLe.getTime() + DUREE_LIEN_MINUTES * 60_000)
  await transaction(async (tx) => {
    await tx.lienConnexion.create({
      data: { empreinte: empreinteJeton(jeton), personneId: personne.id, creeLe, expireLe },
      select: { id: true },
    })
    await mettreEnFile(tx, [noticeLien(personne, jeton, retour)])
  })
}

const lienMort = () => new RefusError(refus('CONNEXION', MESSAGE_LIEN_MORT))

/**
 * Consumes a link and opens a session. Of two simultaneous posts one wins.
 * @throws RefusError CONNEXION, with one sentence whatever the cause.
 */
export async function ouvrirParLien({ jeton, retour }: OuvertureLien): Promise<Succes> {
  const empreinte = empreinteJeton(jeton)
  const consommeLe = maintenant()
  const lien = await db.lienConnexion.findUnique({ where: { empreinte }, select: { personneId: true } })
  const acteur = lien && (await chargerActeur(lien.personneId))
  if (!acteur) throw lienMort()
  await transaction(async (tx) => {
    const { count } = await tx.lienConnexion.updateMany({
      where: { empreinte, consommeLe: null, expireLe: { gt: consommeLe }, personne: { desactiveeLe: null } },
      data: { consommeLe },
    })
    if (count !== 1) throw lienMort()
    await ouvrirSession(tx, lien.personneId)
    await inscrire(tx, acteur, { objetType: 'personne', objetId: lien.personneId, evenement: 'connexion_lien', qualite: 'PERSONNE' })
  })
  return { redirect: retour }
}

/**
 * Signs in as a persona of the demonstration.
 * @throws IntrouvableError outside the demonstration, or when the person is not a persona.
 */
export async function ouvrirPersona({ personneId, retour }: OuverturePersona): Promise<Succes> {
  if (!reglages().DEMONSTRATION) throw new IntrouvableError()
  const persona = await db.personne.findFirst({ where: { id: personneId, persona: { not: null } }, select: { id: true } })
  const acteur = persona && (await chargerActeur(persona.id))
  if (!acteur) throw new IntrouvableError()
  await transaction(async (tx) => {
    await ouvrirSession(tx, persona.id)
    await inscrire(tx, acteur, { objetType: 'personne', objetId: persona.id, evenement: 'connexion_demonstration', qualite: 'PERSONNE' })
  })
  return { redirect: retour }
}

export async function fermerMaSession(acteur: Acteur): Promise<Succes> {
  const { personneId } = acteur
  await fermerSession()
  if (personneId)
    await transaction((tx) =>
      inscrire(tx, acteur, { objetType: 'personne', objetId: personneId, evenement: 'deconnexion', qualite: 'PERSONNE' }),
    )
  return { redirect: '/connexion' }
}
