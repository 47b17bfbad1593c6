import 'server-only'
import type { GenrePiece } from '@/generated/soutien/enums'
import { enOctets } from '@/lib/core/coffre/base64'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import type { Tx } from '../db'
import type { CasLu, Intervenant } from '../policy'
import { effacementPrevu } from '../retention/policy'

/**
 * Adds something encrypted at the end of a case, and puts off its destruction: something new was written (R-SOU-19).
 * `contenu`: base64 of a cipher. The caller has checked who may.
 */
export async function ajouterPiece(
  tx: Tx,
  qui: Intervenant,
  cas: Pick<CasLu, 'id' | 'statut'>,
  genre: GenrePiece,
  contenu: string,
): Promise<void> {
  const parametres = await getParametres(SOUTIEN)
  // One after the other: two people who write at once do not take the same place.
  await tx.$queryRaw`SELECT FROM cas WHERE id = ${cas.id}::uuid FOR UPDATE`
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

/** What a person may add to their case in a day: more than anybody writes, less than fills a disk. No address is kept to count it. */
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
