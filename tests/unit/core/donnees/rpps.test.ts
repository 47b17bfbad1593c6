import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cleLuhn, finessValide, rppsValide } from '@/lib/core/donnees/rpps'

describe('R-ID-1: RPPS', () => {
  it.each(['10005173140', '10999990012', '10999990020', '10999990038', '10999990046', '10999990053'])('%s is valid', (n) =>
    expect(rppsValide(n)).toBe(true),
  )
  it.each(['10999990013', '1099999001', '109999900120', '1099999001a', '10999 990012', ''])('« %s » is not valid', (n) =>
    expect(rppsValide(n)).toBe(false),
  )
  it('computes the key', () => expect(cleLuhn('1099999001')).toBe('2'))
})

describe('R-ID-2: FINESS', () => {
  it.each(['990000010', '990000028', '990000036', '990000044', '2A0000123', '2B0000123'])('%s is valid', (n) =>
    expect(finessValide(n)).toBe(true),
  )
  it.each(['990000011', '99000001', '2C0000123', ''])('« %s » is not valid', (n) => expect(finessValide(n)).toBe(false))
})

describe('the numbers of a person', () => {
  const colonnes = globSync('prisma/schema/*.prisma').flatMap((f) =>
    [...readFileSync(f, 'utf8').matchAll(/^ {2}(\w+) +(\S+)/gm)].map(([, nom = '', type = '']) => ({ nom, type })),
  )
  it('R-ID-3: the database has no column for an ADELI number, and a doctor needs no RPPS number', () => {
    expect(colonnes.filter(({ nom }) => nom === 'rpps')).toEqual([{ nom: 'rpps', type: 'String?' }])
    expect(colonnes.filter(({ nom }) => /adeli/i.test(nom))).toEqual([])
    expect(rppsValide('751234567')).toBe(false)
  })
  it('R-ID-4: the database has no column for a NIR, nor for a number that the portal does not need (SIRET, UAI, INE)', () => {
    expect(colonnes.length).toBeGreaterThan(200)
    expect(colonnes.filter(({ nom }) => /^(nir|ine|uai|siret|siren)|nir$|secu(rite)?Sociale|numeroSecu/i.test(nom))).toEqual([])
  })
})
