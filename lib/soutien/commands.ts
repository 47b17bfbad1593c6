import 'server-only'
import type { Cas } from '@/generated/soutien/client'
import type { StatutCas } from '@/generated/soutien/enums'
import { applyTransition, moveRow, type Demande, type DemandeSur } from '@/lib/core/workflow/transition'
import type { Tx } from './db'
import { storeCellule } from './journal'
import type { CasLu, Intervenant } from './policy'
import { findCas } from './queries'
import { workflow, type ActionCas } from './workflow'

/** Held until the commit: acts on one case come one after the other. */
export const tenirCas = (tx: Tx, id: string) => tx.$queryRaw`SELECT FROM cas WHERE id = ${id}::uuid FOR UPDATE`

const store = storeCellule<StatutCas, CasLu, ActionCas, Cas>('', {
  hold: tenirCas,
  find: findCas,
  save: (tx, { id, statut, version }, data) =>
    tx.cas.updateMany({ where: { id, statut, version }, data: { ...data, version: { increment: 1 } } }),
})

/** Every change of state of a case passes here, the case found through the keys of the member who acts. @throws as `applyTransition` */
export const avancer = (qui: Intervenant, demande: DemandeSur<ActionCas, CasLu, Cas, Tx>, tx?: Tx): Promise<CasLu> =>
  applyTransition(workflow, store, qui, demande, tx)

/** The same for a case that the caller has just found, in its transaction. @throws as `moveRow` */
export const avancerLu = (tx: Tx, qui: Intervenant, cas: CasLu, demande: Demande<ActionCas, CasLu, Cas, Tx>): Promise<CasLu> =>
  moveRow(workflow, store, tx, qui, cas, demande)
