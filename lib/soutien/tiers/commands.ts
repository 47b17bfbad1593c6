import 'server-only'
import type { Tiers } from '@/generated/soutien/client'
import type { StatutTiers } from '@/generated/soutien/enums'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { enBase64, enOctets } from '@/lib/core/coffre/base64'
import { ConflitError, exiger, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { moveRow } from '@/lib/core/workflow/transition'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import { reglages } from '@/lib/core/reglages'
import type { Bilan } from '@/lib/core/tache/tache'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { prevenirMembres } from '../avis/commands'
import { exigerDestinataires } from '../cle/queries'
import { transaction, type Tx } from '../db'
import { inscrire, inscrirePlusieurs, storeCellule } from '../journal'
import { RIEN_A_DIRE, type MembreActif } from '../policy'
import { consommerPreuve } from '../preuve/commands'
import { estOuverte, exigerMembre } from '../queries'
import { proposeALInterne } from './guards'
import { visible, type SignalementScelle } from './policy'
import { lireDebuts, listATrier, retenirATrier } from './queries'
import type { SignalementChoisi, TiersChiffre } from './schema'
import { workflow, type ActionSignalement } from './workflow'

/**
 * Keeps what a third person wrote, encrypted for the doctors they did not exclude. They learn that it was passed on, and never
 * anything more (R-SOU-8). @throws IntrouvableError while the cell is closed, RefusError PREUVE, R-SOU-6
 */
export async function transmettre(saisie: TiersChiffre): Promise<Succes> {
  if (!(await estOuverte())) throw new IntrouvableError()
  await consommerPreuve(saisie.preuve)
  const { 'soutien.tiers_jours': jours } = await getParametres(SOUTIEN)
  await transaction(async (tx) => {
    const membreIds = await exigerDestinataires(tx, saisie.destinataires)
    const { id } = await tx.tiers.create({
      data: {
        statut: workflow.initial,
        urgent: saisie.urgent,
        jour: aujourdhui(),
        effacementLe: ajouterJours(aujourdhui(), jours),
        contenu: Uint8Array.from(enOctets(saisie.contenu)),
        destinataires: { create: membreIds.map((membreId) => ({ membreId })) },
      },
      select: { id: true },
    })
    await prevenirMembres(tx, membreIds, saisie.urgent)
    await inscrire(tx, { genre: 'PERSONNE' }, { acte: 'transmettre', objetId: id })
  })
  return { message: 'Transmis.' }
}

/** Gives a member a signal sealed to them, still encrypted. The journal keeps each reading (R-SOU-23). @throws IntrouvableError */
export async function lireSignalement(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction(async (tx) => {
    const { contenu } = await trouver(tx, moi, id)
    await inscrire(tx, moi, { acte: 'lireSignalement', objetId: id })
    return { answer: enBase64(contenu) }
  })
}

/** The interne was called, outside of the portal, and support was proposed to them. @throws IntrouvableError, ConflitError */
export const proposerSuivi = (acteur: Acteur, choix: SignalementChoisi): Promise<Succes> =>
  agir(acteur, choix, async (tx, moi, lu) => {
    await moveRow(workflow, store, tx, moi, lu, { action: 'proposer' })
    return { message: `${workflow.transitions.proposer.done}.`, refresh: true }
  })

/**
 * The interne agrees: the signal is destroyed, and the doctor writes a case with them (R-SOU-8).
 * @throws IntrouvableError, ConflitError, RefusError R-SOU-8
 */
export const accepterSuivi = (acteur: Acteur, choix: SignalementChoisi): Promise<Succes> =>
  agir(acteur, choix, async (tx, moi, { statut }) => {
    exiger(proposeALInterne(statut))
    await detruire(tx, moi, choix, 'accepterSuivi')
    return {}
  })

/** The interne refuses: the signal is destroyed, and no case is opened. @throws IntrouvableError, ConflitError, RefusError R-SOU-8 */
export const refuserSuivi = (acteur: Acteur, choix: SignalementChoisi): Promise<Succes> =>
  agir(acteur, choix, async (tx, moi, { statut }) => {
    exiger(proposeALInterne(statut))
    await detruire(tx, moi, choix, 'refuserSuivi')
    return { message: 'L’interne a refusé : tout est détruit.', refresh: true }
  })

/** The signal is false, or does not let the interne be recognised. @throws IntrouvableError, ConflitError */
export const ecarterSignalement = (acteur: Acteur, choix: SignalementChoisi): Promise<Succes> =>
  agir(acteur, choix, async (tx, moi) => {
    await detruire(tx, moi, choix, 'ecarterSignalement')
    return { message: 'SignalementScelle détruit.', refresh: true }
  })

/** The ids of all signals that were not proposed to their interne, without their content, to begin a sorting. */
export async function numeroterSignalements(acteur: Acteur): Promise<Succes> {
  return { answer: await listATrier(await exigerMembre(acteur)) }
}

/** The content of several signals, to sort them at once. Each counts as a reading and has its line in the journal (R-SOU-23). */
export async function debuterSignalements(acteur: Acteur, { ids }: { ids: readonly string[] }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction(async (tx) => {
    const debuts = await lireDebuts(tx, moi, ids)
    await inscrirePlusieurs(
      tx,
      moi,
      debuts.map(({ id }) => ({ acte: 'lireSignalement', objetId: id })),
    )
    return { answer: debuts }
  })
}

/**
 * Destroys several false signals. One that was proposed to its interne meanwhile, or already destroyed, is skipped. Answers how
 * many were destroyed.
 */
export async function ecarterSignalements(acteur: Acteur, { ids }: { ids: readonly string[] }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction(async (tx) => {
    const faux = await retenirATrier(tx, moi, ids)
    await tx.tiers.deleteMany({ where: { id: { in: faux } } })
    await inscrirePlusieurs(
      tx,
      moi,
      faux.map((objetId) => ({ acte: 'ecarterSignalement', objetId })),
    )
    return { answer: faux.length }
  })
}

/** Destroys the signals that are due. The report gives no detail, not even their number (R-SOU-8, R-SOU-23). */
export async function effacerSignalements(essai: boolean): Promise<Bilan> {
  const where = { effacementLe: { lte: aujourdhui() } }
  if (essai || !reglages().SOUTIEN_DATABASE_URL) return RIEN_A_DIRE
  await transaction(async (tx) => {
    const finis = await tx.tiers.findMany({ where, select: { id: true } })
    await tx.tiers.deleteMany({ where: { id: { in: finis.map((f) => f.id) } } })
    for (const { id } of finis) await inscrire(tx, { genre: 'PORTAIL' }, { acte: 'effacerSignalement', objetId: id })
  })
  return RIEN_A_DIRE
}

const agir = async (
  acteur: Acteur,
  { id, version }: SignalementChoisi,
  acte: (tx: Tx, moi: MembreActif, lu: SignalementScelle) => Promise<Succes>,
): Promise<Succes> => {
  const moi = await exigerMembre(acteur)
  return transaction(async (tx) => {
    const lu = await trouver(tx, moi, id)
    if (lu.version !== version) throw new ConflitError()
    return acte(tx, moi, lu)
  })
}

const chercher = (tx: Tx, { membreId }: MembreActif, id: string): Promise<SignalementScelle | null> =>
  tx.tiers.findFirst({
    where: { id, ...visible(membreId, aujourdhui()) },
    select: { id: true, statut: true, version: true, contenu: true },
  })

const store = storeCellule<StatutTiers, SignalementScelle, ActionSignalement, Tiers>('Suivi', {
  find: async (tx, qui, id) => (qui.genre === 'MEMBRE' ? chercher(tx, qui, id) : null),
  save: (tx, { id, statut, version }, data) =>
    tx.tiers.updateMany({ where: { id, statut, version }, data: { ...data, version: { increment: 1 } } }),
})

async function trouver(tx: Tx, moi: MembreActif, id: string): Promise<SignalementScelle> {
  const lu = await chercher(tx, moi, id)
  if (!lu) throw new IntrouvableError()
  return lu
}

async function detruire(tx: Tx, moi: MembreActif, { id, version }: SignalementChoisi, acte: string): Promise<void> {
  const { count } = await tx.tiers.deleteMany({ where: { id, version } })
  if (count !== 1) throw new ConflitError()
  await inscrire(tx, moi, { acte, objetId: id })
}
