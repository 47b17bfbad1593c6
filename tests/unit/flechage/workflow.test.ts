import { describe, expect, it } from 'vitest'
import { StatutFlechage } from '@/generated/prisma/enums'
import { acteurSystemePur, examenOuvert, PENDANT, PERSONNES, acteurPur, unDossierLu } from '../../factories/flechage/dossier-lu'
import { check, reachable } from '@/lib/core/workflow/workflow'
import { CHEMIN, workflow, type ActionFlechage } from '@/lib/flechage/workflow'

const STATUTS = Object.values(StatutFlechage)
const ACTIONS = Object.keys(workflow.transitions) as ActionFlechage[]

describe('the table of §5.1', () => {
  it.each(STATUTS.filter((s) => !workflow.final.includes(s)))('%s reaches a final state', (statut) => {
    expect(workflow.final.some((f) => reachable(workflow, statut).has(f))).toBe(true)
  })

  it.each(workflow.final)('%s has no transition out of it', (statut) => {
    expect(reachable(workflow, statut)).toEqual(new Set())
  })

  it.each(STATUTS.filter((s) => s !== workflow.initial))('%s is reached from a draft', (statut) => {
    expect(reachable(workflow, workflow.initial)).toContain(statut)
  })

  it('the path drawn on a record has every state but RETIREE and CADUQUE', () => {
    const dessines = CHEMIN.flatMap((etape) => etape.statuts)
    expect(STATUTS.filter((s) => !dessines.includes(s))).toEqual(['RETIREE', 'CADUQUE'])
  })

  it.each(STATUTS)('%s names who must act and what comes next, or neither when it is final', (statut) => {
    const { holder, next } = workflow.states[statut]
    expect(holder === null).toBe(workflow.final.includes(statut))
    expect(next === null).toBe(holder === null)
  })
})

const QUI = {
  INTERNE: acteurPur(PERSONNES.demandeur, 'INTERNE'),
  GESTIONNAIRE: acteurPur(PERSONNES.autre, 'GESTIONNAIRE'),
  COORD_DES: acteurPur(PERSONNES.autre, 'COORD_DES'),
  COMMISSION: acteurPur(PERSONNES.president, 'ENSEIGNANT'),
  DIR_UFR: acteurPur(PERSONNES.autre, 'DIR_UFR'),
  ARS: acteurPur(PERSONNES.autre, 'ARS'),
  SYSTEME: acteurSystemePur,
}

describe('every pair of state and transition that is not in the table is refused', () => {
  const paires = ACTIONS.flatMap((action) =>
    STATUTS.filter((s) => !workflow.transitions[action].from.includes(s)).map((statut) => [statut, action] as const),
  )
  it.each(paires)('%s, %s', (statut, action) => {
    const acteur = QUI[workflow.transitions[action].as as keyof typeof QUI]
    expect(check(workflow, action, acteur, unDossierLu(statut, { examen: examenOuvert() }), PENDANT)).toEqual({ ok: false, cause: 'etat' })
  })
})
