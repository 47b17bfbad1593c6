import { describe, expect, it } from 'vitest'
import { reachable, type Workflow } from '@/lib/core/workflow/workflow'
import { examenWorkflow, seanceWorkflow } from '@/lib/referentiel/commission/workflow'

describe.each([
  ['seance', seanceWorkflow as unknown as Workflow<string, never, string>],
  ['examen', examenWorkflow as unknown as Workflow<string, never, string>],
])('the path of %s', (_nom, workflow) => {
  const etats = Object.keys(workflow.states)

  it('every state leads to a final one, and no transition leaves a final one', () => {
    for (const etat of etats) {
      const suites = reachable(workflow, etat)
      if (workflow.final.includes(etat)) expect([...suites]).toEqual([])
      else expect(workflow.final.some((f) => suites.has(f))).toBe(true)
    }
  })

  it('every state is reached from the first', () => {
    expect([...reachable(workflow, workflow.initial), workflow.initial].sort()).toEqual([...etats].sort())
  })
})

describe('an examen', () => {
  it('R-FLE-13: no avis without a vote opened before', () => {
    expect(examenWorkflow.transitions.rendreAvis.from).toEqual(['EN_DELIBERATION'])
  })
  it('R-FLE-12: may be postponed from any state before its avis', () => {
    expect(examenWorkflow.transitions.ajourner.from).toEqual(['INSCRIT', 'EN_DELIBERATION'])
  })
})
