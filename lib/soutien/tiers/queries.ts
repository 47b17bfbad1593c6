import 'server-only'
import { jourLong } from '@/lib/core/dates'
import { aujourdhui } from '@/lib/core/horloge'
import { db } from '../db'
import type { MembreActif } from '../policy'
import { visible } from './policy'
import type { SignalementRecu } from './schema'

export const PAR_PAGE = 30

/** What third persons sent to a member, urgent first, then newest; one page of it. Nothing is opened. */
export async function listSignalements(qui: MembreActif, page = 1): Promise<{ lignes: SignalementRecu[]; pages: number }> {
  const where = visible(qui.membreId, aujourdhui())
  const [lignes, nombre] = await Promise.all([
    db().tiers.findMany({
      where,
      select: { id: true, statut: true, urgent: true, jour: true, effacementLe: true, version: true },
      orderBy: [{ urgent: 'desc' }, { jour: 'desc' }, { id: 'asc' }],
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
