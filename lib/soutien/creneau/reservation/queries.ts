import 'server-only'
import { maintenant } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../../parametres'
import { db, type Tx } from '../../db'

/**
 * Whether one more unread request may take a slot by itself. Unread requests may hold half of a month's slots at a time (R-SOU-1),
 * so that a crowd of false requests leaves the other half to the doctors' proposals. When a doctor reads one of them, its place is
 * free for another.
 */
export async function resteUnePlace(tx: Tx = db()): Promise<boolean> {
  const { 'soutien.creneaux_par_mois': parMois } = await getParametres(SOUTIEN)
  const pris = await tx.creneau.findMany({
    where: { statut: 'CONFIRME', debut: { gt: maintenant() }, cas: { reponduLe: null } },
    select: { casId: true },
  })
  const casIds = pris.flatMap((c) => c.casId ?? [])
  const lus = await tx.ligneJournal.findMany({
    where: { objetId: { in: casIds }, acte: 'lire' },
    select: { objetId: true },
    distinct: ['objetId'],
  })
  return casIds.length - lus.length < Math.max(1, Math.floor(parMois / 2))
}
