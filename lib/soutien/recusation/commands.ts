import 'server-only'
import type { UsageCle } from '@/generated/soutien/enums'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { ConflitError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { prevenirMembres } from '../avis/commands'
import { avancer } from '../commands'
import { quitterCreneaux } from '../creneau/commands'
import { transaction, type Tx } from '../db'
import { agir } from '../demande/commands'
import { inscrire } from '../journal'
import { ajouterPiece } from '../piece/commands'
import type { Intervenant, MembreActif } from '../policy'
import { exigerMembre } from '../queries'
import { effacementPrevu } from '../retention/policy'
import { acter } from '../suivi/commands'
import type { CasDeMembre } from '../suivi/policy'
import { ACTIFS } from '../workflow'

const PERSONNE: Intervenant = { genre: 'PERSONNE' }

/**
 * A doctor who teaches, evaluates, directs or treats the person steps aside: their keys are destroyed, the case no longer
 * exists for them. Of the two who follow, the other goes on and the board says that a second is missing; when neither
 * remains, the coordination follows with the key it was keeping.
 * @throws RefusError R-SOU-6 when nobody else can read the case and the person was told nothing
 */
export async function recuser(acteur: Acteur, { id, adieu }: { id: string; adieu?: string | undefined }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction((tx) =>
    acter(tx, moi, 'recuser', id, async (cas) => {
      const autres = await tx.cleScellee.findMany({
        where: { casId: id, genre: 'ECHANGE', membreId: { not: moi.membreId } },
        select: { membreId: true, usage: true },
      })
      if (autres.length === 0) await prendreConge(tx, moi, cas, adieu)
      await oter(tx, id, moi.membreId, autres)
    }),
  )
  return { message: 'Vous n’avez plus accès à cette demande. Personne ne vous demandera pourquoi.' }
}

type Lecteur = Readonly<{ membreId: string; usage: UsageCle }>

/** A doctor's keys are destroyed. When they followed, `autres` go on: the other of the two, or whoever kept a key. */
async function oter(tx: Tx, casId: string, membreId: string, autres: readonly Lecteur[]): Promise<void> {
  const { urgent, cles } = await tx.cas.findUniqueOrThrow({
    where: { id: casId },
    select: { urgent: true, cles: { where: { membreId, usage: 'BINOME' }, select: { usage: true } } },
  })
  if (cles.length > 0 && autres.length > 0) {
    const suivent = autres.filter((a) => a.usage === 'BINOME')
    const restent = (suivent.length > 0 ? suivent : autres).map((a) => a.membreId)
    await tx.cleScellee.updateMany({ where: { casId, membreId: { in: restent } }, data: { usage: 'BINOME' } })
    await prevenirMembres(tx, restent, urgent)
  }
  await quitterCreneaux(tx, casId, membreId)
  await tx.cleScellee.deleteMany({ where: { casId, membreId } })
  await tx.cas.update({ where: { id: casId }, data: { version: { increment: 1 } }, select: { id: true } })
}

type Ecarte = Readonly<{ jeton: string; membreId: string; enveloppe: string }>

/**
 * The person sets a doctor aside after they wrote, without a reason: for that doctor the case no longer exists. `enveloppe`
 * says so to the others, for whoever they would hand it over to. @throws RefusError RECU, R-SOU-5
 */
export const ecarterMedecin = ({ jeton, membreId, enveloppe }: Ecarte): Promise<Succes> =>
  agir(
    jeton,
    async (tx, { id, statut }) => {
      const cles = await tx.cleScellee.findMany({ where: { casId: id, genre: 'ECHANGE' }, select: { membreId: true, usage: true } })
      const autres = cles.filter((c) => c.membreId !== membreId)
      if (autres.length === cles.length) throw new ConflitError()
      if (autres.length === 0)
        throw new RefusError(
          refus('R-SOU-5', 'Aucun autre médecin ne pourrait vous lire. Retirez cette demande, puis écrivez-en une autre sans ce médecin.'),
        )
      await ajouterPiece(tx, PERSONNE, { id, statut }, 'ENVELOPPE', enveloppe)
      await oter(tx, id, membreId, autres)
      await inscrire(tx, PERSONNE, { acte: 'ecarterMedecin', objetId: id })
    },
    'C’est fait : ce médecin ne lit plus rien de vous.',
  )

/** The last reader leaves a word for the person, and the case ends: nobody could read what comes next. */
async function prendreConge(tx: Tx, moi: MembreActif, cas: CasDeMembre, adieu: string | undefined): Promise<void> {
  if (!adieu)
    throw new RefusError(
      refus('R-SOU-6', 'Aucun autre médecin ne peut lire cette demande. Avant de vous retirer, dites à la personne vers qui se tourner.'),
    )
  await ajouterPiece(tx, moi, cas, 'MESSAGE', adieu)
  if ((ACTIFS as readonly string[]).includes(cas.statut)) {
    const le = aujourdhui()
    const data = { closLe: le, contactPrevuLe: null, effacementLe: effacementPrevu('CLOS', await getParametres(SOUTIEN), le) }
    await avancer(moi, { action: 'clore', id: cas.id, data }, tx)
  }
  await tx.piece.deleteMany({ where: { casId: cas.id, genre: 'NOTE' } })
}
