import type { Acteur } from '../auth/acteur'
import type { Refus } from './erreurs'
import type { Role } from '@/generated/prisma/enums'

/** `PERSONNE`: the holder of an account, for what concerns that account alone. */
export type Qualite = Role | 'SYSTEME' | 'COMMISSION' | 'HOTE' | 'PERSONNE'

/** Who may: pure, over a row already loaded. `Qui` is a signed-in actor, except in the support cell, which has no accounts. */
export type Predicat<Row, Qui = Acteur> = (acteur: Qui, row: Row) => boolean

export type Garde<Row> = (row: Row, maintenant: Date) => Refus | undefined

export type Transition<Statut extends string, Row, Qui = Acteur> = Readonly<{
  from: readonly Statut[]
  to: Statut
  by: Predicat<Row, Qui>
  /** In which capacity the act is made: written in the journal (R-GEN-12) and shown on « À faire ». */
  as: Qualite
  /** Button: « Déposer la demande ». */
  label: string
  /** Journal and confirmation: « Demande déposée ». */
  done: string
  guard?: Garde<Row>
}>

export type Etat = Readonly<{
  label: string
  /** Who has to act in this state: « l’interne », « le secrétariat du DUMG ». Null in a final state. */
  holder: string | null
  /** What comes next, in one sentence. Null in a final state. */
  next: string | null
}>

export type Workflow<Statut extends string, Row, Action extends string, Qui = Acteur> = Readonly<{
  initial: Statut
  final: readonly Statut[]
  states: Readonly<Record<Statut, Etat>>
  transitions: Readonly<Record<Action, Transition<Statut, Row, Qui>>>
}>

/** Types a workflow table while keeping the names of its actions. */
export const defineWorkflow =
  <Statut extends string, Row, Qui = Acteur>() =>
  <Action extends string>(workflow: Workflow<Statut, Row, Action, Qui>): Workflow<Statut, Row, Action, Qui> =>
    workflow

export type Verdict = Readonly<{ ok: true } | { ok: false; cause: 'interdit' | 'etat' } | { ok: false; cause: 'refus'; refus: Refus }>

/** Whether `acteur` may make `action` now: policy, then state, then guard. */
export function check<S extends string, Row extends { statut: S }, A extends string, Qui = Acteur>(
  workflow: Workflow<S, Row, A, Qui>,
  action: A,
  acteur: Qui,
  row: Row,
  maintenant: Date,
): Verdict {
  const transition = workflow.transitions[action]
  if (!transition.by(acteur, row)) return { ok: false, cause: 'interdit' }
  if (!transition.from.includes(row.statut)) return { ok: false, cause: 'etat' }
  const refuse = transition.guard?.(row, maintenant)
  return refuse ? { ok: false, cause: 'refus', refus: refuse } : { ok: true }
}

export type ActionOfferte<A extends string> = Readonly<{ action: A; label: string; refus?: Refus }>

/** What a page offers: every action policy and state allow, with the refusal a guard would give. */
export function available<S extends string, Row extends { statut: S }, A extends string, Qui = Acteur>(
  workflow: Workflow<S, Row, A, Qui>,
  acteur: Qui,
  row: Row,
  maintenant: Date,
): ActionOfferte<A>[] {
  return (Object.keys(workflow.transitions) as A[]).flatMap((action) => {
    const verdict = check(workflow, action, acteur, row, maintenant)
    const { label } = workflow.transitions[action]
    if (verdict.ok) return [{ action, label }]
    return verdict.cause === 'refus' ? [{ action, label, refus: verdict.refus }] : []
  })
}

/** The states reachable from `from`, itself excluded. */
export function reachable<S extends string, Row, A extends string, Qui>(workflow: Workflow<S, Row, A, Qui>, from: S): Set<S> {
  const vus = new Set<S>()
  const pile: S[] = [from]
  for (let etat = pile.pop(); etat !== undefined; etat = pile.pop()) {
    for (const t of Object.values<Transition<S, Row, Qui>>(workflow.transitions)) {
      if (t.from.includes(etat) && !vus.has(t.to)) {
        vus.add(t.to)
        pile.push(t.to)
      }
    }
  }
  return vus
}
