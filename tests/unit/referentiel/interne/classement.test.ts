import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparerAppel, comparerRangs, ordreAppel, type Appele } from '@/lib/referentiel/interne/classement'

const interne = (id: string, anciennete: number, rang: number, effectifReference: number): Appele => ({
  id,
  anciennete,
  typeClassement: 'EN_GROUPE',
  rang,
  effectifReference,
})

describe('the order of call', () => {
  it('R-RNG-1: greater seniority first, whatever the rank', () => {
    expect(ordreAppel([interne('a', 1, 1, 9000), interne('b', 2, 9000, 9000)]).map((p) => p.interne.id)).toEqual(['b', 'a'])
  })
  it('R-RNG-5: at equal seniority, Vasseur (2110/3200) before Konaté (7911/10140)', () => {
    const ordre = ordreAppel([interne('Konaté', 2, 7911, 10140), interne('Vasseur', 2, 2110, 3200)])
    expect(ordre.map((p) => [p.interne.id, p.position, p.departageRequis])).toEqual([
      ['Vasseur', 1, false],
      ['Konaté', 2, false],
    ])
  })
  it('R-RNG-5: tells apart fractions that floating-point numbers confuse', () => {
    const n = 2 ** 53 - 2
    expect((n - 1) / n === n / (n + 1)).toBe(true)
    expect(comparerRangs({ rang: n - 1, effectifReference: n }, { rang: n, effectifReference: n + 1 })).toBe(-1)
  })
  it('§10 edge 13, R-RNG-7: 1/2 and 2/4 are a tie that the portal does not settle', () => {
    const ordre = ordreAppel([interne('x', 2, 1, 2), interne('y', 2, 2, 4), interne('z', 2, 3, 4)])
    expect(ordre.map((p) => [p.interne.id, p.position, p.departageRequis])).toEqual([
      ['x', 1, true],
      ['y', 1, true],
      ['z', 3, false],
    ])
  })
})

const unInterne = fc.record({
  id: fc.uuid(),
  anciennete: fc.integer({ min: 0, max: 4 }),
  typeClassement: fc.constantFrom('ECN' as const, 'EN_GROUPE' as const),
  rang: fc.integer({ min: 1, max: 12 }),
  effectifReference: fc.integer({ min: 12, max: 16 }),
})

describe('R-RNG-1, R-RNG-5, R-RNG-7, for any internes', () => {
  it('is a total preorder', () =>
    fc.assert(
      fc.property(unInterne, unInterne, unInterne, (a, b, c) => {
        expect(Math.sign(comparerAppel(a, b)) + Math.sign(comparerAppel(b, a))).toBe(0)
        if (comparerAppel(a, b) <= 0 && comparerAppel(b, c) <= 0) expect(comparerAppel(a, c)).toBeLessThanOrEqual(0)
      }),
    ))
  it('calls everyone once, gives the same positions whatever the order of arrival, and flags exactly the ties', () =>
    fc.assert(
      fc.property(fc.uniqueArray(unInterne, { selector: (i) => i.id, maxLength: 30 }), (internes) => {
        const positions = (liste: Appele[]): Map<string, string> =>
          new Map(ordreAppel(liste).map((p) => [p.interne.id, `${p.position} ${p.departageRequis}`]))
        const ordre = ordreAppel(internes)
        expect(ordre).toHaveLength(internes.length)
        expect(positions([...internes].reverse())).toEqual(positions(internes))
        for (const p of ordre) expect(p.departageRequis).toBe(ordre.filter((q) => q.position === p.position).length > 1)
      }),
    ))
})
