import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { revoquerSessions } from '@/lib/core/auth/session'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { inscrire, type Ligne } from '@/lib/core/workflow/journal'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { exigerDroit, peutGererComptes } from '../policy'
import { noticeBienvenue, noticeDesactivation, noticeReactivation, noticesChangementAdresse } from './notices'
import type { ChangementCompte, CorrectionPersonne, NouvellePersonne } from './schema'

/** Adds persons whom a file names. The caller has checked the right, and that none of them is known. */
export async function ajouterPersonnes(
  tx: Tx,
  personnes: readonly Readonly<{ id: string; prenom: string; nom: string; courriel: string; rpps: string | null }>[],
): Promise<void> {
  const creeeLe = maintenant()
  await tx.personne.createMany({ data: personnes.map((p) => ({ ...p, creeeLe })) })
}

const page = (id: string, fait: string): Succes => ({ redirect: `/administration/personnes/${id}?fait=${fait}` })

/**
 * Serialises the acts of administrators on accounts, and reads the actor's right again in the transaction: when two remove
 * each other at the same moment, one remains.
 * @throws InterditError
 */
export async function verrouillerComptes(tx: Tx, acteur: Acteur): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(727173)`
  const { personneId } = acteur
  if (personneId === null) throw new InterditError()
  const jour = aujourdhui()
  const encore = await tx.nomination.count({
    where: {
      personneId,
      role: 'ADMIN_TECH',
      debut: { lte: jour },
      OR: [{ fin: null }, { fin: { gte: jour } }],
      personne: { desactiveeLe: null },
    },
  })
  if (encore === 0) throw new InterditError()
}

export const inscrireCompte = (tx: Tx, acteur: Acteur, objetId: string, ligne: Pick<Ligne, 'evenement' | 'de' | 'vers' | 'motif'>) =>
  inscrire(tx, acteur, { objetType: 'personne', objetId, qualite: 'ADMIN_TECH', ...ligne })

const compteSelect = { id: true, prenom: true, nom: true, courriel: true, version: true, desactiveeLe: true } as const

async function lireCompte(tx: Tx, id: string) {
  const compte = await tx.personne.findUnique({ where: { id }, select: compteSelect })
  if (!compte) throw new IntrouvableError()
  return compte
}

/**
 * Disables an account and closes its sessions at once; nothing is deleted. @throws InterditError, IntrouvableError,
 * ConflitError, RefusError COMPTE
 */
export async function desactiverPersonne(acteur: Acteur, { id, version, motif }: ChangementCompte): Promise<Succes> {
  exigerDroit(peutGererComptes(acteur))
  if (id === acteur.personneId)
    throw new RefusError(refus('COMPTE', 'Vous ne pouvez pas désactiver votre propre compte. Demandez-le à un autre administrateur.'))
  await transaction(async (tx) => {
    await verrouillerComptes(tx, acteur)
    const compte = await lireCompte(tx, id)
    const le = maintenant()
    const { count } = await tx.personne.updateMany({
      where: { id, version, desactiveeLe: null },
      data: { desactiveeLe: le, version: { increment: 1 } },
    })
    if (count !== 1) throw new ConflitError()
    await revoquerSessions(tx, id)
    await tx.lienConnexion.updateMany({ where: { personneId: id, consommeLe: null }, data: { consommeLe: le } })
    await inscrireCompte(tx, acteur, id, { evenement: 'compte_desactive', motif })
    await mettreEnFile(tx, [noticeDesactivation(compte)])
  })
  return page(id, 'desactivation')
}

/** @throws InterditError, IntrouvableError, ConflitError */
export async function reactiverPersonne(acteur: Acteur, { id, version, motif }: ChangementCompte): Promise<Succes> {
  exigerDroit(peutGererComptes(acteur))
  await transaction(async (tx) => {
    await verrouillerComptes(tx, acteur)
    const compte = await lireCompte(tx, id)
    const { count } = await tx.personne.updateMany({
      where: { id, version, desactiveeLe: { not: null } },
      data: { desactiveeLe: null, version: { increment: 1 } },
    })
    if (count !== 1) throw new ConflitError()
    await inscrireCompte(tx, acteur, id, { evenement: 'compte_reactive', motif })
    await mettreEnFile(tx, [noticeReactivation(compte)])
  })
  return page(id, 'reactivation')
}

/** Closes every open session of an account, which stays open. @throws InterditError, IntrouvableError */
export async function fermerSessions(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  exigerDroit(peutGererComptes(acteur))
  await transaction(async (tx) => {
    await lireCompte(tx, id)
    await revoquerSessions(tx, id)
    await inscrireCompte(tx, acteur, id, { evenement: 'sessions_fermees' })
  })
  return page(id, 'sessions')
}

const adresseprise = () => {
  const message = 'Cette adresse électronique est déjà celle d’un autre compte.'
  return new RefusError(refus('COMPTE', message), { courriel: message })
}

/** Opens an account; it has no right until a nomination gives one. @throws InterditError, RefusError COMPTE */
export async function creerPersonne(acteur: Acteur, saisie: NouvellePersonne): Promise<Succes> {
  exigerDroit(peutGererComptes(acteur))
  try {
    const id = await transaction(async (tx) => {
      await verrouillerComptes(tx, acteur)
      const personne = await tx.personne.create({ data: { ...saisie, creeeLe: maintenant() }, select: compteSelect })
      await inscrireCompte(tx, acteur, personne.id, { evenement: 'compte_cree' })
      await mettreEnFile(tx, [noticeBienvenue(personne)])
      return personne.id
    })
    return page(id, 'creation')
  } catch (erreur) {
    throw sqlState(erreur) === '23505' ? adresseprise() : erreur
  }
}

/** Corrects a name or an address. A new address closes the open sessions. @throws InterditError, IntrouvableError, ConflitError, RefusError COMPTE */
export async function corrigerPersonne(acteur: Acteur, { id, version, ...saisie }: CorrectionPersonne): Promise<Succes> {
  exigerDroit(peutGererComptes(acteur))
  try {
    await transaction(async (tx) => {
      await verrouillerComptes(tx, acteur)
      const avant = await lireCompte(tx, id)
      const le = maintenant()
      const { count } = await tx.personne.updateMany({ where: { id, version }, data: { ...saisie, version: { increment: 1 } } })
      if (count !== 1) throw new ConflitError()
      await inscrireCompte(tx, acteur, id, { evenement: 'compte_corrige', motif: differences(avant, saisie) })
      if (avant.courriel === saisie.courriel) return
      await revoquerSessions(tx, id)
      await tx.lienConnexion.updateMany({ where: { personneId: id, consommeLe: null }, data: { consommeLe: le } })
      await mettreEnFile(tx, noticesChangementAdresse({ id, ...saisie }, avant.courriel))
    })
    return page(id, 'correction')
  } catch (erreur) {
    throw sqlState(erreur) === '23505' ? adresseprise() : erreur
  }
}

// The journal is never deleted from: it records which fields changed, not their values.
function differences(avant: NouvellePersonne, apres: NouvellePersonne): string {
  const noms = { prenom: 'prénom', nom: 'nom', courriel: 'adresse électronique' } as const
  const changes = (Object.keys(noms) as (keyof typeof noms)[]).filter((cle) => avant[cle] !== apres[cle]).map((cle) => noms[cle])
  return changes.length > 0 ? `Corrigé : ${changes.join(', ')}` : 'Rien n’a changé'
}
