import 'server-only'
import type { GenrePiece } from '@/generated/soutien/enums'
import { enOctets } from '@/lib/core/coffre/base64'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { tenirCas } from '../commands'
import type { Tx } from '../db'
import type { CasLu, Intervenant } from '../policy'
import { effacementPrevu } from '../retention/echeance'

/**
 * Adds an encrypted piece at the end of a case, and postpones its destruction because it is new (R-SOU-19). `contenu`: a cipher in
 * base64. The caller has checked the right.
 */
export async function ajouterPiece(
  tx: Tx,
  qui: Intervenant,
  cas: Pick<CasLu, 'id' | 'statut'>,
  genre: GenrePiece,
  contenu: string,
): Promise<void> {
  const parametres = await getParametres(SOUTIEN)
  // Two people who write at once must not take the same rank.
  await tenirCas(tx, cas.id)
  if (qui.genre === 'PERSONNE') await exigerMesure(tx, cas.id)
  const { _max } = await tx.piece.aggregate({ where: { casId: cas.id }, _max: { rang: true } })
  await tx.piece.create({
    data: {
      casId: cas.id,
      genre,
      auteurId: qui.genre === 'MEMBRE' ? qui.membreId : null,
      rang: (_max.rang ?? 0) + 1,
      jour: aujourdhui(),
      contenu: Uint8Array.from(enOctets(contenu)),
    },
    select: { id: true },
  })
  await tx.cas.update({
    where: { id: cas.id },
    data: { effacementLe: effacementPrevu(cas.statut, parametres, aujourdhui()) },
    select: { id: true },
  })
}

/**
 * How many pieces a person may add to their case in a day: more than people write, too few to fill a disk. No address is kept to
 * count them.
 */
export const PAR_JOUR = 50

async function exigerMesure(tx: Tx, casId: string): Promise<void> {
  if ((await tx.piece.count({ where: { casId, auteurId: null, jour: aujourdhui() } })) < PAR_JOUR) return
  throw new RefusError(
    refus(
      'DEBIT',
      'Vous avez beaucoup écrit aujourd’hui, et tout est arrivé. Reprenez demain, ou appelez la cellule. En danger : 15, 112 ou 3114.',
    ),
  )
}
