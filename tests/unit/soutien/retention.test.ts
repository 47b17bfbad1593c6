import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { isoJour, jour } from '@/lib/core/temps/horloge'
import type { ParametresSoutien } from '@/lib/soutien/parametres'
import { annonceLe, effacementPrevu, effacementProche } from '@/lib/soutien/retention/echeance'

const PARAMETRES = {
  'soutien.conservation_mois': 12,
  'soutien.silence_mois': 24,
  'soutien.retrait_jours': 30,
  'soutien.preavis_jours': 30,
} as ParametresSoutien

describe('R-SOU-19: the day of destruction', () => {
  it.each([
    ['CLOS', '2026-11-22', '2027-11-22'],
    ['CLOS', '2028-02-29', '2029-02-28'],
    ['CLOS', '2027-03-28', '2028-03-28'],
    ['SUIVI', '2026-08-31', '2028-08-31'],
    ['SUIVI', '2026-02-28', '2028-02-28'],
    ['RECUE', '2026-10-25', '2028-10-25'],
    ['RETIREE', '2026-10-24', '2026-11-23'],
    ['RETIREE', '2027-03-27', '2027-04-26'],
    ['RETIREE', '2027-01-31', '2027-03-02'],
  ] as const)('%s, last written on %s: %s', (statut, dernier, prevu) => {
    const le = effacementPrevu(statut, PARAMETRES, jour(dernier))
    expect([isoJour(le), le.getUTCHours()]).toEqual([prevu, 0])
  })

  it.each([
    ['2027-01-31', '2027-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2027-03-31', '2027-04-30'],
    ['2026-09-30', '2026-10-30'],
    ['2026-12-31', '2027-01-31'],
  ])('one month after %s is %s: the last day of the month when it is shorter', (dernier, prevu) => {
    expect(isoJour(effacementPrevu('CLOS', { ...PARAMETRES, 'soutien.conservation_mois': 1 }, jour(dernier)))).toBe(prevu)
  })

  it('is announced thirty days before, to the day', () => {
    const le = jour('2027-04-20')
    expect(isoJour(annonceLe(le, PARAMETRES))).toBe('2027-03-21')
    expect(['2027-03-20', '2027-03-21', '2027-04-20'].map((j) => effacementProche(le, PARAMETRES, jour(j)))).toEqual([false, true, true])
    expect(effacementProche(null, PARAMETRES, jour('2027-04-20'))).toBe(false)
  })

  it('is the same on a machine at Paris time, where summer time could move it by a day', () => {
    const code = `import { effacementPrevu } from './lib/soutien/retention/echeance.ts'
      process.stdout.write(effacementPrevu('CLOS', ${JSON.stringify({ ...PARAMETRES, 'soutien.conservation_mois': 6 })}, new Date('2026-01-15T00:00:00Z')).toISOString())`
    const env = { ...process.env, TZ: 'Europe/Paris' }
    expect(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { env, encoding: 'utf8' })).toBe(
      '2026-07-15T00:00:00.000Z',
    )
  })
})
