import { describe, expect, it } from 'vitest'
import { isoJour, jour } from '@/lib/core/temps/horloge'
import { ajouterJoursOuvres, estJourOuvre } from '@/lib/core/temps/jours-ouvres'

const apres = (iso: string, n: number): string => isoJour(ajouterJoursOuvres(jour(iso), n))

describe('working days', () => {
  it.each([
    ['2026-11-11', 'Armistice, a Wednesday'],
    ['2026-05-14', 'Ascension'],
    ['2026-05-25', 'Whit Monday'],
    ['2024-04-01', 'Easter Monday, the day after clocks went forward'],
    ['2027-05-06', 'Ascension of another year'],
    ['2026-07-14', 'Fête nationale'],
    ['2026-11-07', 'a Saturday'],
    ['2026-11-08', 'a Sunday'],
  ])('%s is not a working day: %s', (iso) => {
    expect(estJourOuvre(jour(iso))).toBe(false)
  })

  it.each(['2026-11-10', '2026-11-12', '2026-04-03'])('%s is a working day (Good Friday too, outside Alsace-Moselle)', (iso) => {
    expect(estJourOuvre(jour(iso))).toBe(true)
  })

  it('counts five days from a Monday to the next one', () => {
    expect(apres('2026-11-16', 5)).toBe('2026-11-23')
  })

  it('skips a weekend and 11 November', () => {
    expect(apres('2026-11-06', 5)).toBe('2026-11-16')
  })

  it('skips the end of the year', () => {
    expect(apres('2026-12-23', 5)).toBe('2026-12-31')
    expect(apres('2026-12-24', 5)).toBe('2027-01-04')
  })

  it('counts from a day of the weekend', () => {
    expect(apres('2026-11-21', 1)).toBe('2026-11-23')
    expect(apres('2026-11-21', 0)).toBe('2026-11-21')
  })
})
