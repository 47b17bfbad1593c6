import 'server-only'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui, isoJour, jour as jourIso } from '@/lib/core/temps/horloge'
import { enMemoire } from '@/lib/core/donnees/memoire'
import { typerParametres, type Parametres } from './schema'

/** The same within a transaction, which must not wait for a second connection. @throws ParametreError */
export async function lireParametres(tx: Tx, jour: Date = aujourdhui()): Promise<Parametres> {
  const lignes = await tx.parametre.findMany({
    where: { valableDu: { lte: jour }, OR: [{ valableAu: null }, { valableAu: { gte: jour } }] },
    select: { cle: true, valeur: true },
  })
  return typerParametres(lignes)
}

/**
 * Every parameter in force on `jour` (today in Paris when left out). Kept in memory while no parameter changes.
 * @throws ParametreError naming the keys without a value
 */
export function getParametres(jour: Date = aujourdhui()): Promise<Parametres> {
  const iso = isoJour(jour)
  return enMemoire('parametre', iso, () => lireParametres(db, jourIso(iso)))
}
