import 'server-only'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui, isoJour, jour as jourIso } from '@/lib/core/temps/horloge'
import { enMemoire } from '@/lib/core/donnees/memoire'
import { typerParametres, type Catalogue, type LigneLue, type Parametres } from './schema'

const lireLignes = (tx: Tx, jour: Date): Promise<LigneLue[]> =>
  tx.parametre.findMany({
    where: { valableDu: { lte: jour }, OR: [{ valableAu: null }, { valableAu: { gte: jour } }] },
    select: { cle: true, valeur: true },
  })

type Lecteur = <C extends Catalogue>(catalogue: C) => Parametres<C>

/** Types the rows of one reading, once for each catalogue. */
function lecteur(lignes: readonly LigneLue[]): Lecteur {
  const types = new WeakMap<Catalogue, unknown>()
  return <C extends Catalogue>(catalogue: C) => {
    if (!types.has(catalogue)) types.set(catalogue, typerParametres(catalogue, lignes))
    return types.get(catalogue) as Parametres<C>
  }
}

/**
 * The values in force today in Paris of the parameters of `catalogue`. All rows are read at once, whatever the catalogue, and kept in memory while
 * no parameter changes. Within a transaction they are read by `tx`, which must not wait for a second connection.
 * @throws ParametreError naming the keys without a value
 */
export async function getParametres<C extends Catalogue>(catalogue: C, tx: Tx = db): Promise<Parametres<C>> {
  const iso = isoJour(aujourdhui())
  if (tx !== db) return typerParametres(catalogue, await lireLignes(tx, jourIso(iso)))
  return (await enMemoire('parametre', iso, async () => lecteur(await lireLignes(db, jourIso(iso)))))(catalogue)
}
