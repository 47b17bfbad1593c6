import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoJour, jour } from '@/lib/core/temps/horloge'
import { decaler, semestreAu, semestreDe, semestreSuivant } from '@/lib/referentiel/stage/semestre'

describe('R-STG-1: semesters', () => {
  it('have a label and dates, in winter and in summer', () => {
    expect(semestreDe('2026H')).toEqual({
      code: '2026H',
      libelle: 'Semestre d’hiver 2026-2027',
      debut: jour('2026-11-02'),
      fin: jour('2027-05-01'),
    })
    expect(semestreDe('2027E')).toEqual({
      code: '2027E',
      libelle: 'Semestre d’été 2027',
      debut: jour('2027-05-02'),
      fin: jour('2027-11-01'),
    })
  })
  it.each([
    ['2026-11-01', '2026E'],
    ['2026-11-02', '2026H'],
    ['2027-05-01', '2026H'],
    ['2027-05-02', '2027E'],
  ])('%s is in %s', (iso, code) => expect(semestreAu(jour(iso)).code).toBe(code))
  it('follow one another without a gap, in the order of their codes', () =>
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), (n) => {
        const a = decaler('2026H', n)
        const b = semestreSuivant(a.code)
        expect(isoJour(new Date(a.fin.getTime() + 86_400_000))).toBe(isoJour(b.debut))
        expect(a.code < b.code).toBe(true)
        expect(decaler(b.code, -1)).toEqual(a)
      }),
    ))
  it('have no other code', () => expect(() => semestreDe('2026P')).toThrow(RangeError))
})
