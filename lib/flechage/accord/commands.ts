import 'server-only'
import type { Accord } from '@/generated/prisma/client'
import type { StatutAccord } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { db, transaction, type Tx } from '@/lib/core/donnees/db'
import { compterEssai, type Limite } from '@/lib/core/requete/debit'
import { ConflitError, exiger, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { moveRow, type Demande, type Store } from '@/lib/core/workflow/transition'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { RELANCE } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { findBrouillon } from '../depot/brouillon/queries'
import { signatairesRequis, type Dossier } from '../policy'
import { EN_REDACTION } from '../workflow'
import { refusRelance, refusSignataire } from './guards'
import { noticeAnnulation, noticeDemande, noticeRelance, type ObjetAccord, type Signataire } from './notices'
import type { Intervenant } from './policy'
import { accordSelect, lireAccord, objetDe, type AccordLu } from './queries'
import { DUREE_LIEN_JOURS, type DemandeSaisie } from './schema'
import { workflow, type ActionAccord } from './workflow'

// Interne-typed addresses receive these mails, so their number is limited: enough to correct a mistake.
const DEMANDES: Limite = { nom: 'accord-demande', points: 20, secondes: 24 * 3600 }

const store: Store<StatutAccord, AccordLu, ActionAccord, Accord, Tx, Intervenant> = {
  transaction,
  find: (tx, _qui, id) => lireAccord(tx, id),
  save: (tx, { id, statut, jeton }, { statutDepuis: _, ...data }) =>
    tx.accord.updateMany({
      where: {
        id,
        statut,
        // Of two reminders, or of a reminder and an answer, one succeeds; a request deposited meanwhile accepts no answer.
        ...(data.jeton && { jeton }),
        ...(data.reponduLe && { flechage: { statut: { in: [...EN_REDACTION] } } }),
      },
      data,
    }),
  // Acts on an agreement are journaled under its request; a cancellation, by the act that causes it.
  inscrire: async (tx, { acteur }, { action, qualite, motif }, { flechage, nom }) => {
    if (action === 'annulerAccord') return
    await inscrire(tx, acteur, { objetType: 'flechage', objetId: flechage.id, evenement: action, qualite, motif: motif ?? nom })
  },
}

/** Every change of status of an agreement that was just read passes here. @throws as `moveRow` */
export const avancerAccord = (
  tx: Tx,
  qui: Intervenant,
  accord: AccordLu,
  demande: Demande<ActionAccord, AccordLu, Accord, Tx>,
): Promise<AccordLu> => moveRow(workflow, store, tx, qui, accord, demande)

/** The row of a new agreement to sign, and the token of its link, which is returned only here. */
export async function creerDemande(
  tx: Tx,
  flechageId: string,
  signataire: Signataire,
  delegueDeId?: string,
): Promise<{ accord: AccordLu; jeton: string; expireLe: Date; objet: ObjetAccord }> {
  const jeton = nouveauJeton()
  const demandeLe = maintenant()
  const expireLe = ajouterJours(demandeLe, DUREE_LIEN_JOURS)
  const connue = await tx.personne.findFirst({ where: { courriel: signataire.courriel, desactiveeLe: null }, select: { id: true } })
  const accord = await tx.accord.create({
    data: {
      flechageId,
      ...signataire,
      statut: 'DEMANDE',
      jeton: empreinteJeton(jeton),
      anciens: [],
      demandeLe,
      expireLe,
      delegueDeId,
      personneId: connue?.id,
    },
    select: accordSelect,
  })
  return { accord, jeton, expireLe, objet: objetDe(accord) }
}

/**
 * Asks a person to sign. Another person named for the same quality replaces one who has not answered.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError R-FLE-3, DEBIT
 */
export async function demanderAccord(acteur: Acteur, saisie: DemandeSaisie): Promise<Succes> {
  await compterEssai(DEMANDES, acteur.personneId ?? '')
  return transaction(async (tx) => {
    const dossier = await findBrouillon(tx, acteur, saisie.id, { verrou: true })
    exigerQualite(dossier, saisie.qualite)
    const refuse = refusSignataire(dossier, saisie.qualite, saisie.courriel)
    if (refuse) throw new RefusError(refuse, { courriel: refuse.message })
    const actuel = dossier.accords.find((a) => a.qualite === saisie.qualite && (a.statut === 'DEMANDE' || a.statut === 'SIGNE'))
    if (actuel?.statut === 'SIGNE')
      throw new RefusError(refus('R-FLE-3', 'Cet accord est déjà signé. Une signature donnée n’est jamais remplacée.'))
    if (actuel?.courriel === saisie.courriel)
      throw new RefusError(refus('R-FLE-3', 'Cette personne a déjà reçu la demande : envoyez-lui plutôt un rappel.'), {
        courriel: 'Cette personne a déjà reçu la demande.',
      })
    if (actuel) await annulerAccords(tx, acteur, dossier, 'L’interne a nommé une autre personne.', [actuel.id])
    const signataire = { qualite: saisie.qualite, nom: saisie.nom, courriel: saisie.courriel, titre: saisie.titre }
    const { jeton, expireLe, objet } = await creerDemande(tx, dossier.id, signataire)
    await mettreEnFile(tx, [noticeDemande(signataire, objet, jeton, expireLe)])
    await inscrire(tx, acteur, {
      objetType: 'flechage',
      objetId: dossier.id,
      evenement: 'demanderAccord',
      qualite: 'INTERNE',
      motif: saisie.nom,
    })
    return { redirect: `/flechage/${dossier.id}/modifier?etape=accords&fait=demanderAccord` }
  })
}

/** @throws RefusError R-FLE-3 when this terrain does not need that signature, or none is chosen yet */
export function exigerQualite({ terrain }: Dossier, qualite: DemandeSaisie['qualite']): void {
  if (!terrain) throw new RefusError(refus('R-FLE-3', 'Choisissez d’abord le terrain : c’est lui qui dit qui doit signer.'))
  if (!signatairesRequis(terrain.mode).includes(qualite))
    throw new RefusError(refus('R-FLE-3', 'Cette signature n’est pas demandée pour ce terrain.'))
}

/**
 * Reminds a signatory, with a new link; the earlier ones still open the same page. A signature does not change.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError R-FLE-3
 */
export async function relancerAccord(acteur: Acteur, { id, accordId }: { id: string; accordId: string }): Promise<Succes> {
  return transaction(async (tx) => {
    const dossier = await findBrouillon(tx, acteur, id)
    const accord = await tx.accord.findFirst({ where: { id: accordId, flechageId: dossier.id }, select: accordSelect })
    if (!accord) throw new IntrouvableError()
    exiger(refusRelance(accord, dossier.parametres, maintenant()))
    await envoyerRelance(tx, acteur, accord, 'relancerAccord')
    return { redirect: `/flechage/${dossier.id}/modifier?etape=accords&fait=relancerAccord` }
  })
}

/** The reminder itself, by the interne's button or by the portal. @throws ConflitError when it was answered or reminded meanwhile */
async function envoyerRelance(tx: Tx, acteur: Acteur, accord: AccordLu, action: 'relancerAccord' | 'rappelerAccord'): Promise<void> {
  const jeton = nouveauJeton()
  await avancerAccord(tx, { acteur }, accord, {
    action,
    before: async (_tx, row) => {
      const relanceLe = maintenant()
      const expireLe = ajouterJours(relanceLe, DUREE_LIEN_JOURS)
      return { jeton: empreinteJeton(jeton), anciens: [...row.anciens, row.jeton], relanceLe, expireLe }
    },
    within: (t, row) => mettreEnFile(t, [noticeRelance(row, objetDe(row), jeton, row.expireLe)]),
  })
}

/**
 * Cancels agreements, pending or signed, and tells the signatories. Every live one unless `ids` names some.
 * `cause` is a sentence. Returns how many were cancelled.
 */
export async function annulerAccords(
  tx: Tx,
  acteur: Acteur,
  { id: flechageId }: Pick<Dossier, 'id'>,
  cause: string,
  ids?: readonly string[],
): Promise<number> {
  const vivants = await tx.accord.findMany({
    where: { flechageId, statut: { in: ['DEMANDE', 'SIGNE'] }, ...(ids ? { id: { in: [...ids] } } : {}) },
    select: accordSelect,
  })
  for (const accord of vivants) await avancerAccord(tx, { acteur }, accord, { action: 'annulerAccord' })
  const joignables = vivants.filter((a) => a.courriel !== '')
  await mettreEnFile(
    tx,
    joignables.map((a) => noticeAnnulation(a, objetDe(a), cause)),
  )
  return vivants.length
}

/** How many agreements one run of the scheduled reminder treats. */
const PAR_PASSAGE = 200

/**
 * Reminds once each signatory who has not answered within the delay of the parameter, while the request can still be written
 * and its campaign is open. `essai` counts and sends nothing.
 */
export async function relancerAccordsEnAttente(acteur: Acteur, essai: boolean): Promise<{ faits: number; details: string[] }> {
  const parametres = await getParametres(RELANCE)
  const avant = new Date(maintenant().getTime() - parametres['flechage.relance_heures'] * 3_600_000)
  const accords = await db.accord.findMany({
    where: {
      statut: 'DEMANDE',
      relanceLe: null,
      demandeLe: { lte: avant },
      expireLe: { gt: maintenant() },
      flechage: { statut: { in: [...EN_REDACTION] }, OR: [{ statut: 'INCOMPLETE' }, { campagne: { fermeLe: { gt: maintenant() } } }] },
    },
    orderBy: { demandeLe: 'asc' },
    take: PAR_PASSAGE,
    select: accordSelect,
    relationLoadStrategy: 'join',
  })
  const details: string[] = []
  for (const accord of accords) {
    if (!essai && !(await relancerSeul(acteur, accord))) continue
    details.push(`Accord ${accord.id} : rappel ${essai ? 'à envoyer' : 'envoyé'}.`)
  }
  return { faits: details.length, details }
}

/** False when it was answered or reminded meanwhile. */
async function relancerSeul(acteur: Acteur, accord: AccordLu): Promise<boolean> {
  try {
    await transaction((tx) => envoyerRelance(tx, acteur, accord, 'rappelerAccord'))
    return true
  } catch (erreur) {
    if (erreur instanceof ConflitError) return false
    throw erreur
  }
}
