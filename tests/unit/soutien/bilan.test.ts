import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masquerRepartition, somme, type Case } from '@/lib/soutien/bilan/repartition'
import { calculer, estMasque, type CasLisible } from '@/lib/soutien/bilan/schema'

/** Every table of `n` cells, none above `max`. */
function* tables(n: number, max: number): Generator<number[]> {
  if (n === 0) return yield []
  for (const reste of tables(n - 1, max)) for (let v = 0; v <= max; v += 1) yield [v, ...reste]
}

/** The masked tables in which a cell has one possible value only, for a reader who knows the total and the masking rule. */
function retrouvees(n: number, max: number, seuil: number): string[] {
  const supposables = new Map<string, number[][]>()
  for (const table of tables(n, max)) {
    if (somme(table) < seuil) continue
    const vu = JSON.stringify([somme(table), masquerRepartition(table, seuil)])
    supposables.set(vu, [...(supposables.get(vu) ?? []), table])
  }
  const trouvees: string[] = []
  for (const [vu, possibles] of supposables) {
    const [, montre] = JSON.parse(vu) as [number, Case[]]
    montre.forEach((n0, i) => {
      if (n0 === null && new Set(possibles.map((t) => t[i])).size < 2) trouvees.push(vu)
    })
  }
  return trouvees
}

describe('R-SOU-24: no masked cell can be recomputed', () => {
  it.each([
    [2, 20, 5],
    [3, 16, 5],
    [4, 11, 5],
    [4, 9, 3],
    [5, 7, 4],
  ])('in any table of %i cells up to %i, masked under %i: not even by a reader who knows the rule and the total', (n, max, seuil) => {
    expect(retrouvees(n, max, seuil)).toEqual([])
  })

  it('shows no small number, and every number it shows is true', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 14 }), fc.integer({ min: 2, max: 10 }), (table, seuil) => {
        masquerRepartition(table, seuil).forEach((montre, i) => {
          if (montre !== null) expect([montre, montre === 0 || montre >= seuil]).toEqual([table[i], true])
        })
      }),
    )
  })

  it('never masks a single cell', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 14 }), fc.integer({ min: 2, max: 10 }), (table, seuil) => {
        const masquees = table.filter((_, i) => masquerRepartition(table, seuil)[i] === null)
        if (masquees.length > 0) expect(masquees.length).toBeGreaterThan(1)
      }),
    )
  })

  it('the masked cells together count at least as many people as the threshold', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 14 }), fc.integer({ min: 2, max: 10 }), (table, seuil) => {
        if (somme(table) < seuil) return
        const masquees = table.filter((_, i) => masquerRepartition(table, seuil)[i] === null)
        if (masquees.length > 0) expect(somme(masquees)).toBeGreaterThanOrEqual(seuil)
      }),
    )
  })

  it('does not depend on the order of the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 8 }), (table) => {
        expect(masquerRepartition(table.toReversed(), 5)).toEqual(masquerRepartition(table, 5).toReversed())
      }),
    )
  })

  it.each([
    [
      [12, 7, 3],
      [12, null, null],
    ],
    [
      [12, 7, 7, 3],
      [12, null, null, null],
    ],
    [
      [12, 7, 3, 2],
      [12, 7, null, null],
    ],
    [
      [12, 7, 4, 4],
      [12, null, null, null],
    ],
    [
      [12, 7, 3, 0],
      [12, null, null, null],
    ],
    [
      [20, 10, 1, 0],
      [20, null, null, null],
    ],
    [
      [12, 7, 0, 0],
      [12, 7, 0, 0],
    ],
    [
      [12, 3, 2],
      [null, null, null],
    ],
  ])('%j shows %j', (table, montre) => expect(masquerRepartition(table, 5)).toEqual(montre))
})

describe('R-SOU-24: the year’s report', () => {
  const cas = (niveau: 'VERT' | 'ORANGE' | 'ROUGE'): CasLisible => ({
    fiche: { niveau, motifs: ['charge', 'these'], phase: 'socle', typeStage: 'hopital' },
    canal: 'FORMULAIRE',
    statut: 'SUIVI',
  })

  it('is masked before it is shown: a single danger masks another cell too', () => {
    const bilan = calculer(
      [...Array.from({ length: 9 }, () => cas('VERT')), ...Array.from({ length: 6 }, () => cas('ORANGE')), cas('ROUGE')],
      5,
    )
    expect(bilan.total).toBe(16)
    expect(bilan.tables.niveau).toEqual({ VERT: 9, ORANGE: null, ROUGE: null })
    expect(bilan.tables.phase).toMatchObject({ socle: 16, consolidation: 0 })
    expect(estMasque(bilan, 5)).toBe(true)
  })

  it('of four requests shows no figure, not even their number', () => {
    const bilan = calculer(
      Array.from({ length: 4 }, () => cas('VERT')),
      5,
    )
    expect(bilan.total).toBe(null)
    expect(new Set(Object.values(bilan.tables).flatMap((t) => Object.values(t)))).toEqual(new Set([null]))
  })

  it('is refused when a number in it is small, does not fit the total or can be computed', () => {
    const bilan = calculer(
      Array.from({ length: 9 }, () => cas('VERT')),
      5,
    )
    expect(estMasque({ ...bilan, tables: { ...bilan.tables, canal: { ...bilan.tables.canal, RAPPEL: 2 } } }, 5)).toBe(false)
    expect(estMasque({ ...bilan, total: 3 }, 5)).toBe(false)
    expect(estMasque({ ...bilan, total: 10 }, 5)).toBe(false)
    expect(estMasque({ ...bilan, tables: { ...bilan.tables, canal: { ...bilan.tables.canal, RAPPEL: null } } }, 5)).toBe(false)
  })
})
