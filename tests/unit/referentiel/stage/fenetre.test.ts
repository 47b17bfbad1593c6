import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenetre } from '@/lib/referentiel/stage/poste/fenetre'
import { postesCompares } from '@/lib/referentiel/stage/poste/schema'

describe('a page of a list made of heaps', () => {
  const tas = fc
    .array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 })
    .map((nombres) => nombres.map((nombre, i) => ({ code: `c${i}`, nombre })))
  it('is what one would cut out of the whole list', () =>
    fc.assert(
      fc.property(tas, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 25 }), (liste, debut, longueur) => {
        const tout = (l: typeof liste): string[] =>
          l.flatMap(({ code, nombre }) => Array.from({ length: nombre }, (_, i) => `${code}-${i}`))
        const { codes, saut } = fenetre(liste, debut, longueur)
        const lue = tout(liste.filter((t) => codes.includes(t.code))).slice(saut, saut + longueur)
        expect(lue).toEqual(tout(liste).slice(debut, debut + longueur))
        expect(codes.length).toBeLessThanOrEqual(longueur + liste.filter((t) => t.nombre === 0).length)
      }),
    ))
})

describe('the posts an address asks to compare', () => {
  const id = (n: number): string => `0189000${n}-0000-7000-8000-000000000000`
  it('are four at most, each once, and nothing that is no post', () => {
    expect(postesCompares(undefined)).toEqual([])
    expect(postesCompares(id(1))).toEqual([id(1)])
    expect(postesCompares([id(1), 'x', id(1), id(2), id(3), id(4), id(5)])).toEqual([id(1), id(2), id(3), id(4)])
  })
})
