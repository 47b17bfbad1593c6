import 'server-only'
import { Prisma, type Courriel } from '@/generated/prisma/client'
import type { Joint } from './courriel'
import { remettreAuServeur } from './transport'
import { db, transaction, type Tx } from '../donnees/db'
import { ConflitError } from '../workflow/erreurs'
import { lireFichier } from '../fichier/fichier'
import { maintenant } from '../temps/horloge'
import { reglages } from '../reglages'
import { defineTache, publier } from '../tache/tache'
import { trace } from '../requete/trace'

export type ResultatEnvoi = 'ENVOYE' | 'DEJA_FAIT' | 'A_REESSAYER' | 'ECHEC'

/**
 * Sends one mail of the outbox and records the result; never throws when a mail does not leave.
 * A mail already sent, or being sent by another worker, is left alone. `dernier`: this is the last attempt.
 */
export async function envoyerCourriel(id: string, { dernier }: { dernier: boolean }): Promise<ResultatEnvoi> {
  const courriel = await db.courriel.findUnique({ where: { id } })
  if (!courriel || courriel.statut !== 'EN_ATTENTE') return 'DEJA_FAIT'
  const pris = await db.courriel.updateMany({
    where: { id, statut: 'EN_ATTENTE', tentatives: courriel.tentatives },
    data: { tentatives: { increment: 1 } },
  })
  if (pris.count !== 1) return 'DEJA_FAIT'
  try {
    await remettre(courriel)
  } catch (erreur) {
    const { nature, definitif } = naturedErreur(erreur)
    const statut = dernier || definitif ? 'ECHEC' : 'EN_ATTENTE'
    await db.courriel.updateMany({ where: { id, statut: 'EN_ATTENTE' }, data: { erreur: nature, statut } })
    trace.warn(
      { message: id, nature, tentative: courriel.tentatives + 1 },
      statut === 'ECHEC' ? 'courriel abandonné' : 'courriel à réessayer',
    )
    return statut === 'ECHEC' ? 'ECHEC' : 'A_REESSAYER'
  }
  // The body is deleted once sent: a copy of the database must not hold links that are still valid.
  await db.courriel.update({
    where: { id },
    data: { statut: 'ENVOYE', envoyeLe: maintenant(), erreur: null, texte: '', html: '', joint: Prisma.DbNull },
  })
  return 'ENVOYE'
}

async function remettre(courriel: Courriel): Promise<void> {
  const pieces = await Promise.all(courriel.pieces.map(lireFichier))
  const joint = courriel.joint as Joint | null
  await remettreAuServeur({
    to: { name: courriel.nom, address: courriel.destinataire },
    subject: courriel.sujet,
    text: courriel.texte,
    html: courriel.html,
    // The same id at each attempt, so that a mail program shows only once a mail that left twice.
    messageId: `<${courriel.id}@${new URL(reglages().ADRESSE).hostname}>`,
    date: courriel.creeLe,
    attachments: [
      ...pieces.map(({ fichier, octets }) => ({ filename: fichier.nom, contentType: fichier.type, content: Buffer.from(octets) })),
      // As bytes: the line ends of a text change on its way, and its digest would no longer match.
      ...(joint ? [{ filename: joint.nom, contentType: joint.type, content: Buffer.from(joint.texte, 'utf8') }] : []),
    ],
  })
}

/** The kind of failure, without any address; the server's own refusal of this mail (5xx) is final. */
function naturedErreur(erreur: unknown): { nature: string; definitif: boolean } {
  const { code, responseCode, command } = erreur as { code?: unknown; responseCode?: unknown; command?: unknown }
  const nature = [code, responseCode].filter((v) => typeof v === 'string' || typeof v === 'number').join(' ')
  const deCeCourriel = command === 'RCPT TO' || command === 'DATA'
  return {
    nature: nature || (erreur instanceof Error ? erreur.name : 'INCONNUE'),
    definitif: deCeCourriel && typeof responseCode === 'number' && responseCode >= 500,
  }
}

/** Messages that the queue gave up on (the portal was killed at the last attempt): their mails are marked as failed. */
export async function nettoyerEchecs(ids: readonly string[]): Promise<void> {
  await db.courriel.updateMany({ where: { id: { in: [...ids] }, statut: 'EN_ATTENTE' }, data: { statut: 'ECHEC', erreur: 'ABANDON' } })
}

/**
 * Puts a failed mail back in the queue, with all its attempts. The caller has checked the right.
 * @throws ConflitError when it is not a failure (any more)
 */
export async function relancerCourriel(tx: Tx, id: string): Promise<void> {
  const { count } = await tx.courriel.updateMany({
    where: { id, statut: 'ECHEC' },
    data: { statut: 'EN_ATTENTE', tentatives: 0, erreur: null },
  })
  if (count !== 1) throw new ConflitError()
  await publier(tx, 'courriel', { id })
}

const REPRISE_MS = 10 * 60_000

/** Mails that wait for more than ten minutes are put in the queue again; a mail already in it is not added twice. */
export const tacheReprise = defineTache({
  nom: 'courriel-reprise',
  titre: 'Remettre en file les courriels oubliés',
  cron: '*/10 * * * *',
  executer: async (_acteur, { essai }) => {
    const avant = new Date(maintenant().getTime() - REPRISE_MS)
    const oublies = await db.$queryRaw<{ id: string }[]>`
      SELECT c.id::text FROM courriel c
      WHERE c.statut = 'EN_ATTENTE' AND c."creeLe" < ${avant}
        AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.name = 'courriel' AND j.state <= 'active' AND j.singleton_key = c.id::text)
      ORDER BY c."creeLe" LIMIT 500`
    if (!essai) for (const { id } of oublies) await transaction((tx) => publier(tx, 'courriel', { id }))
    return { faits: oublies.length, details: oublies.map(({ id }) => `courriel ${id}`) }
  },
})
