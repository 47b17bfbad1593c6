import { describe, expect, it } from 'vitest'
import { debutDeJournee, finDeJournee, instantDeParis, jourDe } from '@/lib/core/temps/horloge'

describe('R-GEN-11: instants are stored in UTC, read and written in Paris', () => {
  it.each([
    ['winter', '2026-11-03T14:30', '2026-11-03T13:30:00.000Z'],
    ['summer', '2026-07-14T09:00', '2026-07-14T07:00:00.000Z'],
    ['just before the clocks go back', '2026-10-25T01:30', '2026-10-24T23:30:00.000Z'],
    ['just after they went back', '2026-10-25T03:30', '2026-10-25T02:30:00.000Z'],
  ])('%s: %s', (_quand, saisi, instant) => {
    expect(instantDeParis(saisi).toISOString()).toBe(instant)
  })

  it('a day begins and ends in Paris, on the day the clocks change too', () => {
    expect(debutDeJournee('2026-10-25').toISOString()).toBe('2026-10-24T22:00:00.000Z')
    expect(finDeJournee('2026-10-25').toISOString()).toBe('2026-10-25T22:59:59.999Z')
  })

  it('an instant belongs to the day of its Paris time', () => {
    expect(jourDe(new Date('2026-11-02T23:30:00Z')).toISOString()).toBe('2026-11-03T00:00:00.000Z')
  })
})
