import { ConflitError, InterditError, IntrouvableError, RefusError } from './erreurs'
import { maintenant } from '../temps/horloge'
import { check, type Qualite, type Workflow } from './workflow'

/** A row that a workflow moves. `version` grows at each act, where the table has one. */
export type Suivi<S extends string> = Readonly<{ id: string; statut: S; version?: number }>

/** What a passage from one state to another is, for the journal. */
export type Passage<S extends string, A extends string> = Readonly<{
  action: A
  id: string
  de: S
  vers: S
  qualite: Qualite
  motif?: string | undefined
}>

/**
 * How the rows of one workflow are reached, written and journaled. `Tx` is a transaction of the schema they are in, `Qui`
 * an actor of it: the support cell has both of its own. `Columns` are the plain values of the row's table.
 */
export type Store<S extends string, Row extends Suivi<S>, A extends string, Columns, Tx, Qui> = Readonly<{
  transaction: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>
  /** Takes the locks that make acts on the row come one after the other, before it is read. */
  hold?: (tx: Tx, id: string) => Promise<unknown>
  /** The row if this actor may see it, through `visible(acteur)`. */
  find: (tx: Tx, qui: Qui, id: string) => Promise<Row | null>
  /** An `updateMany` on the row as it was read: a count other than one is a conflict. */
  save: (tx: Tx, row: Row, columns: Partial<Columns> & { statut: S; statutDepuis: Date }) => Promise<{ count: number }>
  inscrire: (tx: Tx, qui: Qui, passage: Passage<S, A>, row: Row) => Promise<void>
}>

export type Demande<A extends string, Row, Columns, Tx> = Readonly<{
  action: A
  /** The version the person was looking at; absent for the portal's own acts. */
  version?: number | undefined
  motif?: string | undefined
  /**
   * Guards that need the database or the input, which throw a `RefusError`, and what they found out: the columns to write
   * with the new state. Runs before anything is written.
   */
  before?: (tx: Tx, row: Row) => Promise<Partial<Columns> | void>
  /** Other rows and mails of the same act. `row` is as it now is, `avant` as it was found. */
  within?: (tx: Tx, row: Row, avant: Row) => Promise<unknown>
}>

/** The same, of a row that the engine finds. */
export type DemandeSur<A extends string, Row, Columns, Tx> = Demande<A, Row, Columns, Tx> & Readonly<{ id: string }>

/**
 * The only way a status changes, in every workflow: find the row through what the actor sees, policy, state, guard,
 * compare-and-set, journal. Pass `tx` to make several transitions one act. Returns the row as it now is.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError
 */
export async function applyTransition<S extends string, Row extends Suivi<S>, A extends string, Columns, Tx, Qui>(
  workflow: Workflow<S, Row, A, Qui>,
  store: Store<S, Row, A, Columns, Tx, Qui>,
  qui: Qui,
  demande: DemandeSur<A, Row, Columns, Tx>,
  tx?: Tx,
): Promise<Row> {
  if (tx === undefined) return store.transaction((neuve) => applyTransition(workflow, store, qui, demande, neuve))
  await store.hold?.(tx, demande.id)
  const row = await store.find(tx, qui, demande.id)
  if (!row) throw new IntrouvableError()
  return moveRow(workflow, store, tx, qui, row, demande)
}

/**
 * The same for a row that the caller has just found, in its transaction.
 * @throws InterditError, ConflitError, RefusError
 */
export async function moveRow<S extends string, Row extends Suivi<S>, A extends string, Columns, Tx, Qui>(
  workflow: Workflow<S, Row, A, Qui>,
  store: Store<S, Row, A, Columns, Tx, Qui>,
  tx: Tx,
  qui: Qui,
  row: Row,
  { action, version, motif, before, within }: Demande<A, Row, Columns, Tx>,
): Promise<Row> {
  const le = maintenant()
  const verdict = check(workflow, action, qui, row, le)
  if (!verdict.ok) {
    if (verdict.cause === 'refus') throw new RefusError(verdict.refus)
    throw verdict.cause === 'interdit' ? new InterditError() : new ConflitError()
  }
  if (version !== undefined && version !== row.version) throw new ConflitError()
  const { to, as } = workflow.transitions[action]
  const columns = { ...((await before?.(tx, row)) ?? {}), statut: to, statutDepuis: le } as Partial<Columns> & {
    statut: S
    statutDepuis: Date
  }
  const { count } = await store.save(tx, row, columns)
  if (count !== 1) throw new ConflitError()
  const apres = { ...row, ...columns, ...(row.version !== undefined && { version: row.version + 1 }) } as Row
  await within?.(tx, apres, row)
  await store.inscrire(tx, qui, { action, id: row.id, de: row.statut, vers: to, qualite: as, motif }, row)
  return apres
}
