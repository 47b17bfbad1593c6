import 'server-only'
import type { Acteur } from '../auth/acteur'
import { transaction, type Tx } from '../donnees/db'
import { inscrire } from './journal'
import type { DemandeSur, Store, Suivi } from './transition'

/** The store of rows of the department's own schema, whose acts its journal keeps under `objetType`. */
export const storeDepartement = <S extends string, Row extends Suivi<S>, A extends string, Columns>(
  objetType: string,
  rows: Pick<Store<S, Row, A, Columns, Tx, Acteur>, 'find' | 'save' | 'hold'>,
): Store<S, Row, A, Columns, Tx, Acteur> => ({
  ...rows,
  transaction,
  inscrire: (tx, acteur, { action, id, ...passage }) => inscrire(tx, acteur, { objetType, objetId: id, evenement: action, ...passage }),
})

/** What a command of the department asks of the engine. */
export type DemandeDepartement<A extends string, Row, Columns> = DemandeSur<A, Row, Columns, Tx>
