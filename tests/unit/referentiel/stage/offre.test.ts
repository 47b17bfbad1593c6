import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bilanOffre, flecher, minimumPostes, resteAuChoix } from '@/lib/referentiel/stage/offre'

const REGLE = { tauxPourCent: 107, exceptionSeuil: 430, exceptionExcedent: 30 }

describe('R-STG-8: the minimum of posts', () => {
  it.each([
    [100, 107],
    [200, 214],
    [429, 460],
    [430, 460],
    [500, 530],
    [0, 0],
    [1, 2],
  ])('§10 edge 12: %i internes need %i posts', (internes, postes) => expect(minimumPostes(internes, REGLE)).toBe(postes))
  it('is the smallest whole number that reaches the rate', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 429 }), (n) => {
        const m = minimumPostes(n, REGLE)
        expect(m * 100).toBeGreaterThanOrEqual(n * 107)
        expect((m - 1) * 100).toBeLessThan(n * 107)
      }),
    ))
})

describe('R-FLE-9: an article 44 post and the offer', () => {
  const poste = { capaciteOfferte: 2, horsChoix: 0, ajoutes: 0 }
  it('leaves one post less to the others when it is taken from the offer', () => expect(resteAuChoix(flecher(poste, false))).toBe(1))
  it('changes nothing for the others when it is added', () => expect(resteAuChoix(flecher(poste, true))).toBe(2))
  it('the balance says when the remaining posts are below the minimum', () => {
    const offre = Array.from({ length: 107 }, () => ({ capaciteOfferte: 1, horsChoix: 0, ajoutes: 0 }))
    expect(bilanOffre(offre, 100, REGLE)).toEqual({ reste: 107, appeles: 100, minimum: 107, suffisante: true })
    expect(bilanOffre([...offre.slice(1), flecher({ capaciteOfferte: 1, horsChoix: 0, ajoutes: 0 }, false)], 100, REGLE)).toMatchObject({
      reste: 106,
      suffisante: false,
    })
  })
})
