import { describe, expect, it } from 'vitest'
import { fichiers, lire } from './sources'

/** The rules of the rule book that the portal must keep: at least one test names each of them. */
const REGLES = [
  ...Array.from({ length: 19 }, (_, n) => `R-FLE-${n}`),
  ...Array.from({ length: 5 }, (_, n) => `R-DEP-${n + 1}`),
  ...[
    'R-RNG-1',
    'R-RNG-2',
    'R-RNG-3',
    'R-RNG-4',
    'R-RNG-5',
    'R-RNG-6',
    'R-RNG-7',
    'R-RNG-8',
    'R-RNG-9',
    'R-RNG-10',
    'R-CAM-1',
    'R-CAM-2',
    'R-DES-9',
    'R-STG-1',
    'R-CAM-3',
    'R-DES-1',
    'R-DES-3',
    'R-DES-4',
    'R-DES-5',
    'R-DES-6',
    'R-DES-8',
    'R-STG-2',
    'R-STG-3',
    'R-STG-4',
    'R-STG-5',
    'R-STG-6',
    'R-STG-7',
    'R-DES-7',
    'R-MSU-12',
    'R-DES-2',
    'R-STG-8',
    'R-MSU-10',
    'R-MSU-11',
    'R-MSU-14',
    'R-MSU-20',
    'R-GEN-2',
    'R-SOU-1',
    'R-SOU-2',
    'R-SOU-3',
    'R-SOU-4',
    'R-SOU-5',
    'R-SOU-6',
    'R-SOU-7',
    'R-SOU-8',
    'R-SOU-9',
    'R-SOU-10',
    'R-SOU-11',
    'R-SOU-12',
    'R-SOU-13',
    'R-SOU-14',
    'R-SOU-15',
    'R-SOU-16',
    'R-SOU-17',
    'R-SOU-18',
    'R-SOU-19',
    'R-SOU-20',
    'R-SOU-21',
    'R-SOU-22',
    'R-SOU-23',
    'R-SOU-24',
    'R-SOU-25',
    'R-SOU-26',
    'R-GEN-3',
    'R-GEN-4',
    'R-GEN-5',
    'R-GEN-6',
    'R-GEN-7',
    'R-GEN-8',
    'R-GEN-9',
    'R-GEN-10',
    'R-GEN-11',
    'R-GEN-12',
    'R-ID-1',
    'R-ID-2',
    'R-ID-3',
    'R-ID-4',
  ],
]

const tests = fichiers('tests').filter((f) => /\.(test|spec)\.tsx?$/.test(f) && !f.startsWith('tests/architecture/'))
const titres = tests.map((f) => lire(f)).join('\n')

describe('each rule is named by a test', () => {
  it.each(REGLES)('%s', (regle) => {
    expect(new RegExp(`${regle}(?!\\d)`).test(titres)).toBe(true)
  })
})

describe('each refusal carries a rule id or the name of a check', () => {
  const refus = fichiers('lib').flatMap((f) => [...lire(f).matchAll(/\brefus\(\s*'([^']+)'/g)].map((m) => [f, m[1] as string] as const))
  it.each(refus)('%s: %s', (_fichier, regle) => {
    expect(regle).toMatch(/^(R-(GEN|DEP|ID|DES|STG|RNG|CAM|INS|SOU|THE|FLE|MSU|ANN|LEG)-\d+(\.\d+)?|[A-Z]+(-[A-Z]+)*)$/)
  })
})
