import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChoixVote, SensAvis } from '@/generated/prisma/enums'
import { decompter, resultatVote } from '@/lib/referentiel/commission/vote'

const issue = (voix: ChoixVote[], president?: ChoixVote, departage?: SensAvis) => resultatVote(decompter(voix), president, departage)

describe('R-FLE-13: result of a vote', () => {
  it('the side with the most expressed votes wins; abstentions are counted and have no weight', () => {
    expect(issue(['FAVORABLE', 'FAVORABLE', 'RESERVE', 'ABSTENTION', 'ABSTENTION', 'ABSTENTION'])).toEqual({
      issue: 'SENS',
      sens: 'FAVORABLE',
      preponderante: false,
    })
    expect(decompter(['ABSTENTION', 'FAVORABLE', 'ABSTENTION'])).toEqual({ FAVORABLE: 1, RESERVE: 0, DEFAVORABLE: 0, ABSTENTION: 2 })
  })
  it('on a tie the president’s vote prevails, and it is recorded', () => {
    expect(issue(['FAVORABLE', 'DEFAVORABLE'], 'DEFAVORABLE')).toEqual({ issue: 'SENS', sens: 'DEFAVORABLE', preponderante: true })
  })
  it('a president who abstained says which side prevails, among the tied ones only', () => {
    expect(issue(['FAVORABLE', 'RESERVE', 'ABSTENTION'], 'ABSTENTION')).toEqual({ issue: 'PARTAGE', entre: ['FAVORABLE', 'RESERVE'] })
    expect(issue(['FAVORABLE', 'RESERVE', 'ABSTENTION'], 'ABSTENTION', 'DEFAVORABLE').issue).toBe('PARTAGE')
    expect(issue(['FAVORABLE', 'RESERVE', 'ABSTENTION'], 'ABSTENTION', 'RESERVE')).toEqual({
      issue: 'SENS',
      sens: 'RESERVE',
      preponderante: true,
    })
  })
  it('there is no result when everyone abstains', () => {
    expect(issue(['ABSTENTION', 'ABSTENTION'], 'ABSTENTION', 'FAVORABLE')).toEqual({ issue: 'AUCUN' })
  })

  const voix = fc.array(fc.constantFrom(...Object.values(ChoixVote)), { maxLength: 15 })
  const choix = fc.option(fc.constantFrom(...Object.values(ChoixVote)), { nil: undefined })
  const sens = fc.option(fc.constantFrom(...Object.values(SensAvis)), { nil: undefined })
  it('no side wins over one with more votes, and the casting vote is used only on a tie', () => {
    fc.assert(
      fc.property(voix, choix, sens, (v, president, departage) => {
        const d = decompter(v)
        expect(d.FAVORABLE + d.RESERVE + d.DEFAVORABLE + d.ABSTENTION).toBe(v.length)
        const r = resultatVote(d, president, departage)
        const comptes = [d.FAVORABLE, d.RESERVE, d.DEFAVORABLE]
        const ex = comptes.filter((n) => n === Math.max(...comptes)).length
        if (r.issue === 'AUCUN') expect(Math.max(...comptes)).toBe(0)
        else if (r.issue === 'PARTAGE') expect(r.entre).toHaveLength(ex)
        else expect([d[r.sens], r.preponderante]).toEqual([Math.max(...comptes), ex > 1])
      }),
    )
  })
  it('the order in which votes were cast changes nothing', () => {
    fc.assert(fc.property(voix, choix, (v, president) => void expect(issue([...v].reverse(), president)).toEqual(issue(v, president))))
  })
})
