import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { prevenirMembres } from '../avis/commands'
import { avancerLu } from '../commands'
import { transaction, type Tx } from '../db'
import { ajouterPiece } from '../piece/commands'
import type { MembreActif } from '../policy'
import { exigerMembre } from '../queries'
import { acter, relire } from '../suivi/commands'
import type { CasDeMembre } from '../suivi/policy'
import { exigerCas } from '../suivi/queries'

/** Marks a danger: the case goes before all others, and the doctors who read it are told at once (R-SOU-13). */
export async function alerter(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    const cas = await exigerCas(tx, moi, id)
    if (enAttente(cas)) await avancerLu(tx, moi, cas, URGENCE)
    else await acter(tx, moi, 'alerter', id, () => marquer(tx, id, true))
    await prevenirAutres(tx, moi, id)
  })
  return relire(moi, id, 'Cette demande passe avant toutes les autres.')
}

/** A case received and not yet followed: danger is then a state of its own. */
const enAttente = (cas: CasDeMembre): boolean => cas.statut === 'RECUE' && cas.usage === 'TRI'
const URGENCE = { action: 'signalerUrgence', before: async () => ({ urgent: true }) } as const

/** Tells the other doctors who read the case, at once. */
async function prevenirAutres(tx: Tx, moi: MembreActif, casId: string): Promise<void> {
  const lecteurs = await tx.cleScellee.findMany({
    where: { casId, genre: 'ECHANGE', usage: { not: 'SECOURS' }, membreId: { not: moi.membreId } },
    select: { membreId: true },
  })
  await prevenirMembres(
    tx,
    lecteurs.map((l) => l.membreId),
    true,
  )
}

const marquer = async (tx: Tx, id: string, urgent: boolean): Promise<void> =>
  void (await tx.cas.update({ where: { id }, data: { urgent, version: { increment: 1 } }, select: { id: true } }))

/**
 * Writes the time, the service called and the decision, signed by the author. The case goes before all others, and a second doctor
 * is asked to sign (R-SOU-13). While no doctor follows the case, any doctor who reads it may do this.
 */
export async function conduire(acteur: Acteur, { id, contenu }: { id: string; contenu: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) =>
    acter(tx, moi, 'conduire', id, async (cas) => {
      await ajouterPiece(tx, moi, cas, 'DANGER', contenu)
      if (enAttente(cas)) await avancerLu(tx, moi, cas, URGENCE)
      else if (!cas.urgent) await marquer(tx, id, true)
      await prevenirAutres(tx, moi, id)
    }),
  )
  return relire(moi, id, 'C’est noté, et signé de votre nom. Un second médecin doit relire et signer.')
}

/** The second of the two signatures. @throws RefusError R-SOU-13 for the author of the account */
export async function signer(acteur: Acteur, input: { id: string; pieceId: string; contenu: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const { id, pieceId, contenu } = input
  await transaction((tx) =>
    acter(tx, moi, 'signer', id, async (cas) => {
      const piece = await tx.piece.findFirst({ where: { id: pieceId, casId: id, genre: 'DANGER' }, select: { auteurId: true } })
      if (!piece || piece.auteurId === moi.membreId)
        throw new RefusError(refus('R-SOU-13', 'C’est à l’autre médecin de relire et de signer.'))
      await ajouterPiece(tx, moi, cas, 'DANGER', contenu)
    }),
  )
  return relire(moi, id, 'Vous avez signé.')
}

/** The danger is over. @throws RefusError R-SOU-13 until two doctors have signed the account of this danger */
export async function apaiser(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) =>
    acter(tx, moi, 'apaiser', id, async () => {
      const { apaiseAu } = await tx.cas.findUniqueOrThrow({ where: { id }, select: { apaiseAu: true } })
      const signees = await tx.piece.findMany({
        where: { casId: id, genre: 'DANGER', rang: { gt: apaiseAu } },
        orderBy: { rang: 'desc' },
        select: { rang: true, auteurId: true },
      })
      if (new Set(signees.map((p) => p.auteurId)).size < 2)
        throw new RefusError(
          refus('R-SOU-13', 'Deux médecins signent d’abord ce qui a été fait : l’heure, le service appelé, la décision.'),
        )
      await marquer(tx, id, false)
      await tx.cas.update({ where: { id }, data: { apaiseAu: signees[0]?.rang ?? 0 }, select: { id: true } })
    }),
  )
  return relire(moi, id, 'Le danger est passé : ce suivi reprend sa place.')
}
