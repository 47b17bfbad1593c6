import { describe, expect, it } from 'vitest'
import { unJour, unJourFacultatif } from '@/lib/core/temps/jour-saisi'

describe('a day typed in a form', () => {
  const schema = unJour('Indiquez le jour.')

  it('is read as midnight UTC, as in a date column, whatever the zone of the machine', () => {
    expect(schema.parse('2026-11-03').toISOString()).toBe('2026-11-03T00:00:00.000Z')
    expect(schema.parse('2028-02-29').toISOString()).toBe('2028-02-29T00:00:00.000Z')
  })

  it.each(['2026-02-29', '2026-11-31', '2026-13-01', '03/11/2026', '0026-11-03', '2026-11-03T10:00'])('refuses %s', (saisie) => {
    expect(schema.safeParse(saisie).error?.issues[0]?.message).toBe('Cette date n’existe pas. Écrivez-la comme 03/11/2026.')
  })

  it('is asked for when it is missing', () => {
    expect(schema.safeParse('').error?.issues[0]?.message).toBe('Indiquez le jour.')
    expect(schema.safeParse(undefined).error?.issues[0]?.message).toBe('Indiquez le jour.')
  })

  it('may be left empty where the form says so', () => {
    expect(unJourFacultatif().parse('')).toBeNull()
    expect(unJourFacultatif().parse(undefined)).toBeNull()
    expect(unJourFacultatif().safeParse('hier').success).toBe(false)
  })
})
