import 'server-only'
import type { Acteur } from '../auth/acteur'
import { transaction, type Tx } from '../donnees/db'
import { ConflitError, InterditError, IntrouvableError, RefusError } from './erreurs'
import { maintenant } from '../temps/horloge'
import { inscrire } from './journal'
import { check, type Workflow } from './workflow'

type Suivi<S> = { id: string; statut: S; version: number }

/** How a workflow reaches its rows. `find` goes through `visible(acteur)`; `save` is an `updateMany`. */
export type Store<S extends string, Row extends Suivi<S>> = Readonly<{
  objetType: string
  find: (tx: Tx, acteur: Acteur, id: string) => Promise<Row | null>
  save: (tx: Tx, ou: Suivi<S>, data: { statut: S; statutDepuis: Date } & Record<string, unknown>) => Promise<{ count: number }>
}>

export type Demande<A extends string, Row> = Readonly<{
  action: A
  id: string
  /** The version the person was looking at; absent for the portal's own acts. */
  version?: number
  motif?: string
  /** Columns written with the new status. */
  data?: Record<string, unknown>
  /** Guards that need the database or the input: throw a `RefusError`. Runs before anything is written. */
  before?: (tx: Tx, row: Row) => Promise<void>
  /** Other rows and mails of the same act, in the same transaction. */
  within?: (tx: Tx, row: Row) => Promise<void>
}>

/**
 * The only way a status changes: find the row through what the actor sees, policy, state, guard,
 * compare-and-set, journal. Pass `tx` to make several transitions one act.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError
 */
export async function applyTransition<S extends string, Row extends Suivi<S>, A extends string>(
  workflow: Workflow<S, Row, A>,
  store: Store<S, Row>,
  acteur: Acteur,
  demande: Demande<A, Row>,
  tx?: Tx,
): Promise<Row> {
  if (!tx) return transaction((neuve) => applyTransition(workflow, store, acteur, demande, neuve))
  const le = maintenant()
  const row = await store.find(tx, acteur, demande.id)
  if (!row) throw new IntrouvableError()
  const transition = workflow.transitions[demande.action]
  const verdict = check(workflow, demande.action, acteur, row, le)
  if (!verdict.ok) {
    if (verdict.cause === 'refus') throw new RefusError(verdict.refus)
    throw verdict.cause === 'interdit' ? new InterditError() : new ConflitError()
  }
  if (demande.version !== undefined && demande.version !== row.version) throw new ConflitError()
  await demande.before?.(tx, row)
  const { count } = await store.save(
    tx,
    { id: row.id, statut: row.statut, version: row.version },
    { ...demande.data, statut: transition.to, statutDepuis: le },
  )
  if (count !== 1) throw new ConflitError()
  await demande.within?.(tx, row)
  await inscrire(tx, acteur, {
    objetType: store.objetType,
    objetId: row.id,
    evenement: demande.action,
    qualite: transition.as,
    de: row.statut,
    vers: transition.to,
    motif: demande.motif,
  })
  return row
}
