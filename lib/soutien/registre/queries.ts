import 'server-only'
import { jourLong } from '@/lib/core/temps/dates'
import type { Tx } from '../db'
import { nomsDesMembres } from '../queries'
import { gesteDe, type Passage } from './schema'

/**
 * The acts on a case, latest first, so that its doctors see each reading (R-SOU-23). Repeated acts of one author in a day make one
 * line. The caller has checked that the reader follows the case.
 */
export async function listPassages(tx: Tx, casId: string): Promise<Passage[]> {
  const [lignes, noms] = await Promise.all([
    tx.ligneJournal.findMany({
      where: { objetId: casId },
      orderBy: { id: 'desc' },
      distinct: ['jour', 'auteurId', 'acte'],
      select: { jour: true, auteurId: true, qualite: true, acte: true },
    }),
    nomsDesMembres(tx),
  ])
  return lignes.map(({ jour, auteurId, qualite, acte }) => ({
    jour: jourLong(jour),
    qui: auteurId ? (noms.get(auteurId) ?? 'Un ancien membre') : qualite === 'PERSONNE' ? 'La personne' : 'Le portail',
    quoi: gesteDe(acte),
  }))
}
