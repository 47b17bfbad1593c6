import { describe, expect, it } from 'vitest'
import { frapperActeur } from '@/lib/core/auth/acteur'
import { refus } from '@/lib/core/workflow/erreurs'
import { available, check, defineWorkflow, reachable } from '@/lib/core/workflow/workflow'

type Porte = { statut: 'FERMEE' | 'OUVERTE' | 'MUREE'; cle: boolean }

const porte = defineWorkflow<Porte['statut'], Porte>()({
  initial: 'FERMEE',
  final: ['MUREE'],
  states: {
    FERMEE: { label: 'Fermée', holder: 'le gardien', next: 'On ouvre.' },
    OUVERTE: { label: 'Ouverte', holder: 'le gardien', next: 'On mure.' },
    MUREE: { label: 'Murée', holder: null, next: null },
  },
  transitions: {
    ouvrir: {
      from: ['FERMEE'],
      to: 'OUVERTE',
      by: (a) => a.roles.includes('GESTIONNAIRE'),
      as: 'GESTIONNAIRE',
      label: 'Ouvrir',
      done: 'Ouverte',
      guard: (p) => (p.cle ? undefined : refus('R-X-1', 'Il manque la clé.')),
    },
    murer: { from: ['OUVERTE'], to: 'MUREE', by: () => true, as: 'SYSTEME', label: 'Murer', done: 'Murée' },
  },
})

const acteur = (roles: ('GESTIONNAIRE' | 'INTERNE')[]) =>
  frapperActeur({ personneId: 'p', prenom: 'A', nom: 'B', roles, interneId: null, msuId: null, siege: false })
const gardien = acteur(['GESTIONNAIRE'])
const jour = new Date('2026-11-03T12:00:00Z')

describe('check', () => {
  it('checks the policy before the state', () => {
    expect(check(porte, 'ouvrir', acteur(['INTERNE']), { statut: 'MUREE', cle: true }, jour)).toEqual({ ok: false, cause: 'interdit' })
  })
  it('refuses a state that is not in the table', () => {
    expect(check(porte, 'ouvrir', gardien, { statut: 'OUVERTE', cle: true }, jour)).toEqual({ ok: false, cause: 'etat' })
  })
  it('returns the refusal of a guard', () => {
    expect(check(porte, 'ouvrir', gardien, { statut: 'FERMEE', cle: false }, jour)).toEqual({
      ok: false,
      cause: 'refus',
      refus: { regle: 'R-X-1', message: 'Il manque la clé.' },
    })
  })
  it('accepts what the policy, the state and the guard allow', () => {
    expect(check(porte, 'ouvrir', gardien, { statut: 'FERMEE', cle: true }, jour)).toEqual({ ok: true })
  })
})

describe('available', () => {
  it('offers what check accepts, and shows a guard’s refusal', () => {
    expect(available(porte, gardien, { statut: 'FERMEE', cle: false }, jour)).toEqual([
      { action: 'ouvrir', label: 'Ouvrir', refus: { regle: 'R-X-1', message: 'Il manque la clé.' } },
    ])
    expect(available(porte, acteur(['INTERNE']), { statut: 'FERMEE', cle: true }, jour)).toEqual([])
  })
})

describe('reachable', () => {
  it('follows the transitions to the final state', () => {
    expect(reachable(porte, 'FERMEE')).toEqual(new Set(['OUVERTE', 'MUREE']))
    expect(reachable(porte, 'MUREE')).toEqual(new Set())
  })
})
