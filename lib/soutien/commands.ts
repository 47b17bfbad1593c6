import 'server-only'
import type { Prisma } from '@/generated/soutien/client'
import { ConflitError, InterditError, IntrouvableError, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { check } from '@/lib/core/workflow/workflow'
import { transaction, type Tx } from './db'
import { inscrire } from './journal'
import type { CasLu, Intervenant } from './policy'
import { findCas } from './queries'
import { workflow, type ActionCas } from './workflow'

type Demande = Readonly<{
  action: ActionCas
  id: string
  /** The version the doctor was looking at; absent for the person, who answers what they read. */
  version?: number
  data?: Prisma.CasUncheckedUpdateManyInput
  /** Guards that need the database or the input; before anything is written. */
  before?: (tx: Tx, cas: CasLu) => Promise<void>
  within?: (tx: Tx, cas: CasLu) => Promise<void>
}>

/**
 * The only way the state of a case changes: found through the keys of who acts, then policy, state, guard,
 * compare-and-set, the cell's journal. Pass `tx` to make it a part of another act.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError
 */
export async function avancer(qui: Intervenant, demande: Demande, tx?: Tx): Promise<CasLu> {
  if (!tx) return transaction((neuve) => avancer(qui, demande, neuve))
  const cas = await findCas(tx, qui, demande.id)
  if (!cas) throw new IntrouvableError()
  const verdict = check(workflow, demande.action, qui, cas, maintenant())
  if (!verdict.ok) {
    if (verdict.cause === 'refus') throw new RefusError(verdict.refus)
    throw verdict.cause === 'interdit' ? new InterditError() : new ConflitError()
  }
  if (demande.version !== undefined && demande.version !== cas.version) throw new ConflitError()
  await demande.before?.(tx, cas)
  const { count } = await tx.cas.updateMany({
    where: { id: cas.id, statut: cas.statut, version: cas.version },
    data: { ...demande.data, statut: workflow.transitions[demande.action].to, version: { increment: 1 } },
  })
  if (count !== 1) throw new ConflitError()
  await demande.within?.(tx, cas)
  await inscrire(tx, qui, { acte: demande.action, objetId: cas.id })
  return cas
}
