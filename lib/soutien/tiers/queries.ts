import 'server-only'
import type { Prisma } from '@/generated/soutien/client'
import { enBase64 } from '@/lib/core/coffre/base64'
import { jourLong } from '@/lib/core/temps/dates'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { db, type Tx } from '../db'
import type { MembreActif } from '../policy'
import type { DebutScelle, Foule } from '../tri/schema'
import { visible } from './policy'
import type { SignalementRecu } from './schema'

export const PAR_PAGE = 30

const ORDRE = [{ urgent: 'desc' }, { jour: 'desc' }, { id: 'asc' }] as const satisfies Prisma.TiersOrderByWithRelationInput[]

/** The signals sent to a member, urgent first, then newest: one page, or the one with this `id`. Their content is not read. */
export async function listSignalements(qui: MembreActif, page = 1, id?: string): Promise<{ lignes: SignalementRecu[]; pages: number }> {
  const where = { ...visible(qui.membreId, aujourdhui()), ...(id ? { id } : {}) }
  const [lignes, nombre] = await Promise.all([
    db().tiers.findMany({
      where,
      select: { id: true, statut: true, urgent: true, jour: true, effacementLe: true, version: true },
      orderBy: [...ORDRE],
      skip: (page - 1) * PAR_PAGE,
      take: PAR_PAGE,
    }),
    db().tiers.count({ where }),
  ])
  return {
    lignes: lignes.map(({ jour, effacementLe, ...ligne }) => ({ ...ligne, recuLe: jourLong(jour), effacementLe: jourLong(effacementLe) })),
    pages: Math.ceil(nombre / PAR_PAGE),
  }
}

/** The signals that this member may read and that were not proposed to their interne. */
const aTrier = (moi: MembreActif): Prisma.TiersWhereInput => ({ ...visible(moi.membreId, aujourdhui()), statut: 'TRANSMIS' })

export const compterATrier = (moi: MembreActif): Promise<number> => db().tiers.count({ where: aTrier(moi) })

/** All of them, in the order of the list. */
export async function listATrier(moi: MembreActif): Promise<Foule> {
  const recus = await db().tiers.findMany({ where: aTrier(moi), orderBy: [...ORDRE], select: { id: true } })
  return { ids: recus.map((t) => t.id), revenues: [] }
}

/** Those among `ids` that were not proposed, held until the end of the transaction. */
export async function retenirATrier(tx: Tx, moi: MembreActif, ids: readonly string[]): Promise<string[]> {
  await tx.$queryRaw`SELECT FROM tiers WHERE id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY id FOR UPDATE`
  const recus = await tx.tiers.findMany({ where: { ...aTrier(moi), id: { in: [...ids] } }, select: { id: true } })
  return recus.map((t) => t.id)
}

/** Their content, encrypted for the reader. */
export async function lireDebuts(tx: Tx, moi: MembreActif, ids: readonly string[]): Promise<DebutScelle[]> {
  const recus = await tx.tiers.findMany({
    where: { ...aTrier(moi), id: { in: [...ids] } },
    select: { id: true, jour: true, contenu: true },
  })
  return recus.map(({ id, jour, contenu }) => ({
    id,
    jour: jourLong(jour),
    cle: null,
    contenus: [enBase64(contenu)],
    clePublique: null,
  }))
}
