import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { joindreServeur, remettreAuServeur } from '@/lib/core/courriel/transport'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import { ajouterJoursOuvres, estJourOuvre } from '@/lib/core/temps/jours-ouvres'
import { reglages } from '@/lib/core/reglages'
import type { Bilan } from '@/lib/core/tache/tache'
import { listTitulairesDuJour } from '@/lib/referentiel/identite/titulaire/queries'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { db, transaction, type Tx } from '../db'
import { RIEN_A_DIRE } from '../policy'
import { estOuverte, exigerMembre } from '../queries'
import { messageNeutre } from './notices'
import type { Prevenir } from './schema'

/**
 * Asks for a neutral mail to these members: at once if urgent, else with the next morning round (R-SOU-22). The request is kept in
 * the cell's own schema, so it never enters the department's mail queue.
 */
export async function prevenirMembres(tx: Tx, membreIds: readonly string[], urgent: boolean): Promise<void> {
  // A mail that already waits for a member covers this one too.
  const deja = await tx.avis.findMany({ where: { membreId: { in: [...membreIds] }, urgent }, select: { membreId: true } })
  const reste = [...new Set(membreIds)].filter((id) => !deja.some((a) => a.membreId === id))
  await tx.avis.createMany({ data: reste.map((membreId) => ({ membreId, urgent })) })
}

const envoyer = (address: string): Promise<void> =>
  remettreAuServeur({ to: { name: '', address }, ...messageNeutre(reglages().ADRESSE) }, { sansTrace: true })

export const avertirUrgences = (essai: boolean): Promise<Bilan> => envoyerAvis(true, essai)

/** The round of each working morning: the members who have a mail waiting, urgent or not, and those who read a case that is late. */
export async function avertirChaqueMatin(essai: boolean): Promise<Bilan> {
  if (!estJourOuvre(aujourdhui())) return RIEN_A_DIRE
  if (!essai && reglages().SOUTIEN_DATABASE_URL) await rappelerRetards()
  return envoyerAvis(false, essai)
}

/** R-SOU-3: a late answer, or a contact that is due, is recalled each morning until it is done. */
async function rappelerRetards(): Promise<void> {
  const jours = (await getParametres(SOUTIEN))['soutien.reponse_jours_ouvres']
  let limite = ajouterJours(aujourdhui(), -jours)
  while (ajouterJoursOuvres(limite, jours) >= aujourdhui()) limite = ajouterJours(limite, -1)
  const lecteurs = await db().cleScellee.groupBy({
    by: ['membreId'],
    where: {
      genre: 'ECHANGE',
      usage: { not: 'SECOURS' },
      cas: { OR: [{ reponduLe: null, closLe: null, recuLe: { lte: limite } }, { contactPrevuLe: { lte: aujourdhui() } }] },
    },
  })
  await transaction((tx) =>
    prevenirMembres(
      tx,
      lecteurs.map((l) => l.membreId),
      false,
    ),
  )
}

/**
 * How the mail server failed: for now (the mail goes again with the next urgent round), or for this address (it goes again with its
 * own round).
 */
const issueDe = (erreur: unknown): 'PLUS_TARD' | 'REFUSE' =>
  erreur instanceof Error && 'responseCode' in erreur && Number(erreur.responseCode) >= 500 ? 'REFUSE' : 'PLUS_TARD'

/**
 * Sends each member at most one mail, whatever waits for them. All addresses are read and the mail server is called even if no mail
 * waits, so that neither a query to the department's database nor a failed run reveals that there is something.
 * @throws Error without detail if the mail server is down
 */
async function envoyerAvis(urgentsSeuls: boolean, essai: boolean): Promise<Bilan> {
  if (essai || !reglages().SOUTIEN_DATABASE_URL) return RIEN_A_DIRE
  if (await estOuverte())
    await joindreServeur().catch(() => {
      throw new Error('mail server')
    })
  const [titulaires, avis] = await Promise.all([
    listTitulairesDuJour('CELLULE_MED', 'CELLULE_COORD'),
    db().avis.findMany({ where: urgentsSeuls ? { urgent: true } : {}, select: { id: true, membreId: true } }),
  ])
  const membres = await db().membre.findMany({ where: { statut: 'ACTIF' }, select: { id: true, personneId: true } })
  for (const [membreId, siens] of Map.groupBy(avis, (a) => a.membreId)) {
    const personneId = membres.find((m) => m.id === membreId)?.personneId
    const adresse = titulaires.find((t) => t.id === personneId)?.courriel
    // A member who left the cell gets no mail: their notice is deleted.
    const issue = adresse ? await envoyer(adresse).then(() => 'PARTI' as const, issueDe) : 'PARTI'
    const leurs = { where: { id: { in: siens.map((a) => a.id) } } }
    if (issue === 'PARTI') await db().avis.deleteMany(leurs)
    if (issue === 'PLUS_TARD') await db().avis.updateMany({ ...leurs, data: { urgent: true } })
  }
  return RIEN_A_DIRE
}

/**
 * Tells the person by mail that the portal has an answer, if they asked for it (R-SOU-22). Only the doctor's browser could read
 * their address; it comes without a case, is used at once and is not kept.
 * @throws IntrouvableError for a reader who is not a member, RefusError R-SOU-22
 */
export async function prevenirPersonne(acteur: Acteur, { courriel }: Prevenir): Promise<Succes> {
  await exigerMembre(acteur)
  await envoyer(courriel).catch(() => {
    throw new RefusError(
      refus('R-SOU-22', 'Le courriel n’est pas parti. Votre réponse, elle, est bien là : la personne la lira en revenant.'),
    )
  })
  return { message: 'La personne est prévenue.' }
}
