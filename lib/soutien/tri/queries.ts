import 'server-only'
import type { Prisma } from '@/generated/soutien/client'
import { enBase64 } from '@/lib/core/coffre/base64'
import { jourLong } from '@/lib/core/temps/dates'
import { db, type Tx } from '../db'
import type { MembreActif } from '../policy'
import { A_ATTRIBUER } from '../workflow'
import type { DebutScelle, Foule } from './schema'

/** The requests that no doctor follows yet and that this member may read. */
const aTrier = (moi: MembreActif): Prisma.CasWhereInput => ({
  statut: { in: [...A_ATTRIBUER] },
  cles: { some: { membreId: moi.membreId, usage: 'TRI' } },
})

export const compterATrier = (moi: MembreActif, urgent: boolean): Promise<number> => db().cas.count({ where: { ...aTrier(moi), urgent } })

/** All of them, newest first. Urgent ones are separate. */
export async function listATrier(moi: MembreActif, urgent: boolean): Promise<Foule> {
  const where = { ...aTrier(moi), urgent }
  const [cas, revenues] = await Promise.all([
    db().cas.findMany({ where, orderBy: [{ recuLe: 'desc' }, { id: 'asc' }], select: { id: true } }),
    db().piece.findMany({ where: { cas: where, genre: 'MESSAGE', auteurId: null }, select: { casId: true }, distinct: ['casId'] }),
  ])
  return { ids: cas.map((c) => c.id), revenues: revenues.map((p) => p.casId) }
}

/** Those among `ids` that no doctor follows yet, held until the end of the transaction. */
export async function retenirATrier(tx: Tx, moi: MembreActif, ids: readonly string[]): Promise<string[]> {
  await tx.$queryRaw`SELECT FROM cas WHERE id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY id FOR UPDATE`
  const cas = await tx.cas.findMany({ where: { ...aTrier(moi), id: { in: [...ids] } }, select: { id: true } })
  return cas.map((c) => c.id)
}

/** Their stories, encrypted, to tell true from false. For a person who asks to be called, the envelope too: it holds their number. */
export async function lireDebuts(tx: Tx, moi: MembreActif, ids: readonly string[]): Promise<DebutScelle[]> {
  const cas = await tx.cas.findMany({
    where: { ...aTrier(moi), id: { in: [...ids] } },
    select: {
      id: true,
      canal: true,
      recuLe: true,
      clePublique: true,
      cles: { where: { membreId: moi.membreId, genre: 'ECHANGE' }, select: { scelle: true } },
      pieces: { where: { genre: { in: ['ENVELOPPE', 'RECIT'] } }, orderBy: { rang: 'asc' }, select: { genre: true, contenu: true } },
    },
  })
  return cas.map((c) => {
    const contenu = (genre: 'ENVELOPPE' | 'RECIT'): string[] => {
      const piece = c.pieces.findLast((p) => p.genre === genre)
      return piece ? [enBase64(piece.contenu)] : []
    }
    return {
      id: c.id,
      jour: jourLong(c.recuLe),
      cle: c.cles[0]?.scelle ?? '',
      contenus: [...contenu('RECIT'), ...(c.canal === 'RAPPEL' ? contenu('ENVELOPPE') : [])],
      clePublique: c.clePublique,
    }
  })
}
