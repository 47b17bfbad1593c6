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
 * A neutral mail will tell these members that the portal has something for them: at once, or with the next morning's
 * round (R-SOU-22). It is written in the cell's own schema: the department's queue of mails never sees it.
 */
export async function prevenirMembres(tx: Tx, membreIds: readonly string[], urgent: boolean): Promise<void> {
  // One waits already: the same mail will tell of both.
  const deja = await tx.avis.findMany({ where: { membreId: { in: [...membreIds] }, urgent }, select: { membreId: true } })
  const reste = [...new Set(membreIds)].filter((id) => !deja.some((a) => a.membreId === id))
  await tx.avis.createMany({ data: reste.map((membreId) => ({ membreId, urgent })) })
}

const envoyer = (address: string): Promise<void> =>
  remettreAuServeur({ to: { name: '', address }, ...messageNeutre(reglages().ADRESSE) }, { sansTrace: true })

export const avertirUrgences = (essai: boolean): Promise<Bilan> => envoyerAvis(true, essai)

/** Once each working day: every member who has something, urgent or not, or who reads what should have been answered. */
export async function avertirChaqueMatin(essai: boolean): Promise<Bilan> {
  if (!estJourOuvre(aujourdhui())) return RIEN_A_DIRE
  if (!essai && reglages().SOUTIEN_DATABASE_URL) await rappelerRetards()
  return envoyerAvis(false, essai)
}

/** R-SOU-3: an answer that is late, a contact whose day has come, are recalled each morning until something is done. */
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

/** What the mail server answered: come back soon, or not to this address, which is tried again with the round it belongs to. */
const issueDe = (erreur: unknown): 'PLUS_TARD' | 'REFUSE' =>
  erreur instanceof Error && 'responseCode' in erreur && Number(erreur.responseCode) >= 500 ? 'REFUSE' : 'PLUS_TARD'

/**
 * One mail at most to each member, whatever waits for them; what the server puts off goes with the next urgent round. The addresses
 * of all are asked for, and the mail server is called, whether or not anybody has something: neither a question to the
 * department's database nor a run that fails says who has, or that somebody has.
 * @throws Error that says nothing when the mail server is away
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
    // Nobody is told any more who left the cell.
    const issue = adresse ? await envoyer(adresse).then(() => 'PARTI' as const, issueDe) : 'PARTI'
    const leurs = { where: { id: { in: siens.map((a) => a.id) } } }
    if (issue === 'PARTI') await db().avis.deleteMany(leurs)
    if (issue === 'PLUS_TARD') await db().avis.updateMany({ ...leurs, data: { urgent: true } })
  }
  return RIEN_A_DIRE
}

/**
 * Tells the person that the portal has an answer, if they asked for it (R-SOU-22): their address, which only the doctor's
 * browser could read, comes with no case, is used at once and kept nowhere.
 * @throws IntrouvableError for anybody but a member, RefusError R-SOU-22
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
