import 'server-only'
import { setTimeout as attendre } from 'node:timers/promises'
import type { StatutCas } from '@/generated/soutien/enums'
import type { Succes } from '@/lib/core/requete/action'
import { jourLong } from '@/lib/core/temps/dates'
import { IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jour } from '@/lib/core/temps/horloge'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { prevenirMembres } from '../avis/commands'
import { exigerDestinataires } from '../cle/queries'
import { avancer } from '../commands'
import { libererCreneaux, libererEchusDuCas } from '../creneau/commands'
import { prendre } from '../creneau/reservation/commands'
import { transaction, type Tx } from '../db'
import { inscrire, inscrirePlusieurs } from '../journal'
import { ajouterPiece } from '../piece/commands'
import type { Intervenant } from '../policy'
import { consommerPreuve } from '../preuve/commands'
import { estOuverte, listMedecins } from '../queries'
import { effacementPrevu } from '../retention/echeance'
import { TERMINES } from '../workflow'
import { findParRecu, lireRetour } from './queries'
import type { DemandeChiffree } from './schema'

const PERSONNE: Intervenant = { genre: 'PERSONNE' }

/** The shortest time of an answer to a receipt, right or wrong, in milliseconds: the delay tells nothing. */
const REPONSE_MS = 400

/**
 * Keeps a request as it came, encrypted for the doctors it was sealed to. If it takes a slot, the two doctors of the slot follow
 * from the start.
 * @throws IntrouvableError while the cell is closed, RefusError PREUVE, R-SOU-6, CRENEAU, R-SOU-3
 */
export async function deposerDemande(saisie: DemandeChiffree): Promise<Succes> {
  if (!(await estOuverte())) throw new IntrouvableError()
  await consommerPreuve(saisie.preuve)
  const parametres = await getParametres(SOUTIEN)
  const statut = saisie.urgent ? 'URGENCE' : 'RECUE'
  const le = aujourdhui()
  return transaction(async (tx) => {
    const membreIds = await exigerDestinataires(tx, saisie.cles)
    const cas = await tx.cas
      .create({
        data: {
          statut,
          urgent: saisie.urgent,
          canal: saisie.canal,
          recuLe: le,
          repere: empreinteJeton(saisie.jeton),
          clePublique: saisie.clePublique,
          scelleRecu: saisie.scelleRecu,
          effacementLe: effacementPrevu(statut, parametres, le),
          cles: {
            create: saisie.cles.map(({ membreId, scelle }) => ({ membreId, scelle, genre: 'ECHANGE' as const, usage: 'TRI' as const })),
          },
        },
        select: { id: true, statut: true },
      })
      .catch((erreur: unknown) => {
        throw sqlState(erreur) === '23505'
          ? new RefusError(refus('RECU', 'Cette demande est déjà enregistrée : vos mots l’ouvrent.'))
          : erreur
      })
    await ajouterPiece(tx, PERSONNE, cas, 'ENVELOPPE', saisie.enveloppe)
    await ajouterPiece(tx, PERSONNE, cas, 'RECIT', saisie.recit)
    await inscrire(tx, PERSONNE, { acte: 'deposer', objetId: cas.id })
    // When a slot is taken, only its two doctors are told.
    if (saisie.creneauId) await prendre(tx, cas.id, saisie.creneauId)
    else await prevenirMembres(tx, membreIds, saisie.urgent)
    return { message: 'Votre demande est arrivée.' }
  })
}

/** The doctors as they are now, for a page opened before one of them changed their key. */
export const montrerMedecins = async (): Promise<Succes> => ({ answer: await listMedecins() })

/**
 * Opens a case by its receipt. This works even once the cell has closed again: the person may always read and erase their case
 * (R-SOU-16). A wrong receipt is answered in the same time as a right one.
 * @throws RefusError PREUVE, RECU
 */
export async function ouvrirRetour({ jeton, preuve }: { jeton: string; preuve: string }): Promise<Succes> {
  const delai = attendre(REPONSE_MS)
  await consommerPreuve(preuve)
  return ouvrir(jeton).finally(() => delai)
}

const ouvrir = (jeton: string): Promise<Succes> =>
  transaction(async (tx) => {
    const cas = await exigerRecu(tx, jeton)
    await libererEchusDuCas(tx, cas.id)
    return cas.id
  }).then(async (id) => ({ answer: await lireRetour(id) }))

async function exigerRecu(tx: Tx, jeton: string) {
  const cas = await findParRecu(tx, jeton)
  if (cas) return cas
  throw new RefusError(
    refus(
      'RECU',
      'Aucune demande ne répond à ces mots. Ils sont peut-être mal recopiés, ou la demande a été effacée. Vous pouvez en écrire une nouvelle, ou appeler la cellule.',
    ),
  )
}

/** An act of the person on their own case. Answers their page as it is after the act. @throws RefusError RECU */
export const agir = (
  jeton: string,
  acte: (tx: Tx, cas: NonNullable<Awaited<ReturnType<typeof findParRecu>>>) => Promise<void>,
  message?: string,
): Promise<Succes> =>
  transaction(async (tx) => {
    const cas = await exigerRecu(tx, jeton)
    await libererEchusDuCas(tx, cas.id)
    await acte(tx, cas)
    return cas.id
  }).then(async (id) => ({ message, answer: await lireRetour(id) }))

/** Tells the doctors who can read the case that there is something new or, if there are none, the members who keep a key. */
async function prevenirLecteurs(tx: Tx, casId: string, urgent = false): Promise<void> {
  const cles = await tx.cleScellee.findMany({ where: { casId, genre: 'ECHANGE' }, select: { membreId: true, usage: true } })
  const lecteurs = cles.filter((c) => c.usage !== 'SECOURS')
  await prevenirMembres(
    tx,
    (lecteurs.length > 0 ? lecteurs : cles).map((c) => c.membreId),
    urgent,
  )
}

/**
 * Checks that a doctor will read what the person writes. @throws RefusError R-SOU-5 if the case was withdrawn, R-SOU-17 if the cell
 * has closed again
 */
async function exigerLecteurs({ statut }: { statut: StatutCas }): Promise<void> {
  if (statut === 'RETIREE')
    throw new RefusError(
      refus('R-SOU-5', 'Vous avez retiré cette demande : elle ne se lit plus. Écrivez-en une nouvelle quand vous voulez.'),
    )
  if (!(await estOuverte()))
    throw new RefusError(
      refus(
        'R-SOU-17',
        'La cellule ne reçoit plus rien par ce portail. Vous pouvez lire et tout effacer ; pour parler à quelqu’un : 3114, jour et nuit.',
      ),
    )
}

/**
 * Writes to the doctors, who are told at once if danger is ticked (R-SOU-13). On a case that has ended, the message postpones its
 * destruction and counts as a contact that is due today.
 * @throws RefusError RECU, R-SOU-5, R-SOU-17
 */
export const repondre = ({ jeton, contenu, urgent = false }: { jeton: string; contenu: string; urgent?: boolean }): Promise<Succes> =>
  agir(jeton, async (tx, cas) => {
    await exigerLecteurs(cas)
    await ajouterPiece(tx, PERSONNE, cas, 'MESSAGE', contenu)
    if (cas.statut === 'CLOS') await tx.cas.update({ where: { id: cas.id }, data: { contactPrevuLe: aujourdhui() }, select: { id: true } })
    if (urgent) await direDanger(tx, cas)
    await inscrire(tx, PERSONNE, { acte: 'repondre', objetId: cas.id })
    await prevenirLecteurs(tx, cas.id, urgent)
  })

/** The case goes before all others, as if danger had been ticked in the request. */
async function direDanger(tx: Tx, { id, statut }: { id: string; statut: StatutCas }): Promise<void> {
  if (statut === 'RECUE') await avancer(PERSONNE, { action: 'signalerUrgence', id, before: async () => ({ urgent: true }) }, tx)
  else await tx.cas.update({ where: { id }, data: { urgent: true, version: { increment: 1 } }, select: { id: true } })
}

/** Adds the person's name, or a way to reach them. It cannot be taken back. @throws RefusError RECU, R-SOU-5, R-SOU-17 */
export const devoiler = ({ jeton, enveloppe }: { jeton: string; enveloppe: string }): Promise<Succes> =>
  agir(jeton, async (tx, cas) => {
    await exigerLecteurs(cas)
    await ajouterPiece(tx, PERSONNE, cas, 'ENVELOPPE', enveloppe)
    await inscrire(tx, PERSONNE, { acte: 'devoiler', objetId: cas.id })
    await prevenirLecteurs(tx, cas.id)
  })

/** « Je reviendrai voir le … ». @throws RefusError R-SOU-5 for a past day, R-SOU-19 for a day after the destruction */
export const prevoirRetour = ({ jeton, jour: iso }: { jeton: string; jour: string }): Promise<Succes> =>
  agir(jeton, async (tx, cas) => {
    await exigerLecteurs(cas)
    const le = jour(iso)
    if (le <= aujourdhui()) throw new RefusError(refus('R-SOU-5', 'Choisissez un jour à venir.'), { jour: 'Choisissez un jour à venir.' })
    const { effacementLe } = await tx.cas.findUniqueOrThrow({ where: { id: cas.id }, select: { effacementLe: true } })
    if (effacementLe && le >= effacementLe) {
      const message = `Choisissez un jour avant le ${jourLong(effacementLe)} : tout sera effacé ce jour-là.`
      throw new RefusError(refus('R-SOU-19', message), { jour: message })
    }
    await tx.cas.update({ where: { id: cas.id }, data: { retourPrevuLe: le }, select: { id: true } })
  })

/** The person withdraws their request: no doctor reads the case any more, and it is destroyed soon after (R-SOU-5). */
export const retirerDemande = ({ jeton }: { jeton: string }): Promise<Succes> =>
  agir(jeton, async (tx, cas) => {
    await avancer(
      PERSONNE,
      {
        action: 'retirer',
        id: cas.id,
        before: async () => ({
          closLe: aujourdhui(),
          effacementLe: effacementPrevu('RETIREE', await getParametres(SOUTIEN), aujourdhui()),
        }),
        within: async (t, { id }) => {
          await libererCreneaux(t, id)
          await t.cleScellee.deleteMany({ where: { casId: id } })
        },
      },
      tx,
    )
  })

/** Destroys the case and its keys at once. Only a yearly count remains (R-SOU-16). */
export const effacerDemande = ({ jeton }: { jeton: string }): Promise<Succes> =>
  transaction(async (tx) => {
    const cas = await exigerRecu(tx, jeton)
    await effacerCas(tx, PERSONNE, cas.id)
    return { message: 'Tout est effacé. Vos mots n’ouvrent plus rien : vous pouvez les jeter.' }
  })

/** Destroys a case, at the request of `qui`. The journal keeps the act. */
export async function effacerCas(tx: Tx, qui: Intervenant, id: string): Promise<void> {
  await libererCreneaux(tx, id, 'DU_CAS')
  const { statut } = await tx.cas.delete({ where: { id }, select: { statut: true } })
  await compter(tx, (TERMINES as readonly string[]).includes(statut) ? 'EFFACES_APRES_LA_FIN' : 'EFFACES_AVANT_LA_FIN', 1)
  await inscrire(tx, qui, { acte: 'effacer', objetId: id })
}

/** The same for many cases that no doctor follows, and that therefore hold no slot. The caller holds them and has checked the right. */
export async function effacerPlusieurs(tx: Tx, qui: Intervenant, ids: readonly string[]): Promise<void> {
  await tx.cas.deleteMany({ where: { id: { in: [...ids] } } })
  await compter(tx, 'EFFACES_AVANT_LA_FIN', ids.length)
  const actes = ids.flatMap((objetId) => ['effacer', 'ecarter'].map((acte) => ({ acte, objetId })))
  await inscrirePlusieurs(tx, qui, actes)
}

/** Of destroyed cases, only their number by year is kept. */
async function compter(tx: Tx, genre: 'EFFACES_APRES_LA_FIN' | 'EFFACES_AVANT_LA_FIN', valeur: number): Promise<void> {
  const annee = aujourdhui().getUTCFullYear()
  await tx.compteur.upsert({
    where: { annee_genre: { annee, genre } },
    create: { annee, genre, valeur },
    update: { valeur: { increment: valeur } },
  })
}
