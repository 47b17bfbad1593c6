import 'server-only'
import type { Succes } from '@/lib/core/action'
import type { Acteur } from '@/lib/core/acteur'
import { refus, RefusError } from '@/lib/core/erreurs'
import { aujourdhui } from '@/lib/core/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { prevenirMembres } from '../avis/commands'
import { avancer } from '../commands'
import { quitterCreneaux } from '../creneau/commands'
import { transaction, type Tx } from '../db'
import { effacerCas } from '../demande/commands'
import { inscrire } from '../journal'
import { ajouterPiece } from '../piece/commands'
import type { MembreActif } from '../policy'
import { exigerMembre } from '../queries'
import { effacementPrevu } from '../retention/policy'
import { acter } from '../suivi/commands'
import type { CasDeMembre } from '../suivi/policy'
import { lireDebuts } from '../suivi/queries'
import { ACTIFS } from '../workflow'

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
      else if (cas.usage === 'BINOME') {
        const suivent = autres.filter((a) => a.usage === 'BINOME')
        const restent = suivent.length > 0 ? suivent : autres
        await tx.cleScellee.updateMany({
          where: { casId: id, membreId: { in: restent.map((a) => a.membreId) } },
          data: { usage: 'BINOME' },
        })
        await prevenirMembres(
          tx,
          restent.map((a) => a.membreId),
          cas.urgent,
        )
      }
      await quitterCreneaux(tx, id, moi.membreId)
      await tx.cleScellee.deleteMany({ where: { casId: id, membreId: moi.membreId } })
      await tx.cas.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
    }),
  )
  return { message: 'Vous n’avez plus accès à cette demande. Personne ne vous demandera pourquoi.' }
}

/** The last reader leaves a word for the person, and the case ends: nobody could read what comes next. */
async function prendreConge(tx: Tx, moi: MembreActif, cas: CasDeMembre, adieu: string | undefined): Promise<void> {
  if (!adieu)
    throw new RefusError(
      refus('R-SOU-6', 'Aucun autre médecin ne peut lire cette demande. Avant de vous retirer, dites à la personne vers qui se tourner.'),
    )
  await ajouterPiece(tx, moi, cas, 'MESSAGE', adieu)
  if ((ACTIFS as readonly string[]).includes(cas.statut)) {
    const le = aujourdhui()
    const data = { closLe: le, contactPrevuLe: null, effacementLe: effacementPrevu('CLOS', await getParametres(), le) }
    await avancer(moi, { action: 'clore', id: cas.id, data }, tx)
  }
  await tx.piece.deleteMany({ where: { casId: cas.id, genre: 'NOTE' } })
}

/** False requests, several at once: destroyed. @throws IntrouvableError, ConflitError when one of them is followed already */
export async function ecarter(acteur: Acteur, { ids }: { ids: readonly string[] }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const uniques = [...new Set(ids)].sort()
  await transaction(async (tx) => {
    for (const id of uniques) await acter(tx, moi, 'ecarter', id, () => effacerCas(tx, moi, id))
  })
  const n = uniques.length
  return { message: n === 1 ? 'Une fausse demande est détruite.' : `${n} fausses demandes sont détruites.` }
}

/** How each of these requests begins, to sort many of them at once: as many readings, each in the journal. */
export async function debuter(acteur: Acteur, { ids }: { ids: readonly string[] }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  return transaction(async (tx) => {
    const debuts = await lireDebuts(tx, moi, ids)
    for (const { id } of debuts) await inscrire(tx, moi, { acte: 'lire', objetId: id })
    return { answer: debuts }
  })
}
