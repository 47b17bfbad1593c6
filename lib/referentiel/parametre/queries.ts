import 'server-only'
import { cache } from 'react'
import { db, type Tx } from '@/lib/core/db'
import { aujourdhui, isoJour, jour as jourIso } from '@/lib/core/horloge'
import { typerParametres, type Parametres } from './schema'

/** The same within a transaction, which must not wait for a second connection. @throws ParametreError */
export async function lireParametres(tx: Tx, jour: Date = aujourdhui()): Promise<Parametres> {
  const lignes = await tx.parametre.findMany({
    where: { valableDu: { lte: jour }, OR: [{ valableAu: null }, { valableAu: { gte: jour } }] },
    select: { cle: true, valeur: true },
  })
  return typerParametres(lignes)
}

const lire = cache((iso: string): Promise<Parametres> => lireParametres(db, jourIso(iso)))

/**
 * Every parameter in force on `jour` (today in Paris when left out), in one query per request.
 * @throws ParametreError naming the keys without a value
 */
export const getParametres = (jour: Date = aujourdhui()): Promise<Parametres> => lire(isoJour(jour))
