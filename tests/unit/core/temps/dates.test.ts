import { describe, expect, test } from 'vitest'
import { dateCourte, dateHeure, dateLongue, jourCourt, jourLong, pourChampDate, pourChampDateHeure } from '@/lib/core/temps/dates'

const soir = new Date('2026-11-30T23:05:00Z')

describe('dates as people say them, in Paris', () => {
  test.each([
    [dateLongue(soir), 'mardi 1er décembre 2026'],
    [dateHeure(soir), 'mardi 1er décembre 2026 à 0 h 05'],
    [dateCourte(soir), '1er déc. 2026'],
    [dateHeure(new Date('2026-12-22T00:00:00Z')), 'mardi 22 décembre 2026 à 1 h 00'],
    [dateHeure(new Date('2026-07-14T12:30:00Z')), 'mardi 14 juillet 2026 à 14 h 30'],
    [jourLong(new Date('2026-11-03T00:00:00Z')), 'mardi 3 novembre 2026'],
    [jourCourt(new Date('2026-08-11T00:00:00Z')), '11 août 2026'],
    [pourChampDate(soir), '2026-12-01'],
    [pourChampDateHeure(soir), '2026-12-01T00:05'],
  ])('%s', (dit, attendu) => {
    expect(dit).toBe(attendu)
  })
})
