import 'server-only'
import type { Acteur } from '@/lib/core/acteur'
import type { Succes } from '@/lib/core/action'
import { remettreAuServeur } from '@/lib/core/courriel-transport'
import { refus, RefusError } from '@/lib/core/erreurs'
import { aujourdhui } from '@/lib/core/horloge'
import { estJourOuvre } from '@/lib/core/jours-ouvres'
import { reglages } from '@/lib/core/reglages'
import type { Bilan } from '@/lib/core/tache'
import { listTitulairesDuJour } from '@/lib/referentiel/identite/titulaire/queries'
import { db, type Tx } from '../db'
import { RIEN_A_DIRE } from '../policy'
import { exigerMembre } from '../queries'
import { messageNeutre } from './notices'
import type { Prevenir } from './schema'

/**
 * A neutral mail will tell these members that the portal has something for them: at once, or with the next morning's
 * round (R-SOU-22). It is written in the cell's own schema: the department's queue of mails never sees it.
 */
export async function prevenirMembres(tx: Tx, membreIds: readonly string[], urgent: boolean): Promise<void> {
  await tx.avis.createMany({ data: membreIds.map((membreId) => ({ membreId, urgent })) })
}

const envoyer = (address: string): Promise<void> => remettreAuServeur({ to: { name: '', address }, ...messageNeutre(reglages().ADRESSE) })

export const avertirUrgences = (essai: boolean): Promise<Bilan> => envoyerAvis(true, essai)

/** Once each working day: every member who has something, urgent or not. */
export const avertirChaqueMatin = async (essai: boolean): Promise<Bilan> =>
  estJourOuvre(aujourdhui()) ? envoyerAvis(false, essai) : RIEN_A_DIRE

/**
 * One mail at most to each member, whatever waits for them; what could not leave waits for the next round. The addresses
 * of all are asked for, so that a question to the department's database does not say who has something.
 */
async function envoyerAvis(urgentsSeuls: boolean, essai: boolean): Promise<Bilan> {
  if (essai || !reglages().SOUTIEN_DATABASE_URL) return RIEN_A_DIRE
  const [titulaires, avis] = await Promise.all([
    listTitulairesDuJour('CELLULE_MED', 'CELLULE_COORD'),
    db().avis.findMany({ where: urgentsSeuls ? { urgent: true } : {}, select: { id: true, membreId: true } }),
  ])
  const membres = await db().membre.findMany({ where: { statut: 'ACTIF' }, select: { id: true, personneId: true } })
  let manques = 0
  for (const [membreId, siens] of Map.groupBy(avis, (a) => a.membreId)) {
    const personneId = membres.find((m) => m.id === membreId)?.personneId
    const adresse = titulaires.find((t) => t.id === personneId)?.courriel
    // Nobody is told any more who left the cell.
    const parti = adresse
      ? await envoyer(adresse).then(
          () => true,
          () => false,
        )
      : true
    if (parti) await db().avis.deleteMany({ where: { id: { in: siens.map((a) => a.id) } } })
    else manques += 1
  }
  // The queue runs it again; it names nobody.
  if (manques > 0) throw new Error('mail server')
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
