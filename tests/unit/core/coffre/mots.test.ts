import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lireMots, MOTS, nouveauxMots, phraseProposee, secretsDe } from '@/lib/core/coffre/mots'

describe('the twelve words of a receipt', () => {
  it('are recognised when typed in capitals, without accents, with commas or with line breaks', () => {
    fc.assert(
      fc.property(fc.constantFrom(' ', ', ', '\n', ' - ', '  '), fc.boolean(), (entre, majuscules) => {
        const mots = nouveauxMots()
        const tapes = mots.normalize('NFD').replace(/\p{M}/gu, '').split(' ').join(entre)
        expect(lireMots(majuscules ? tapes.toUpperCase() : tapes)).toEqual({ mots })
      }),
      { numRuns: 50 },
    )
  })

  it('« Il faut 12 mots ; vous en avez écrit 11. »', () => {
    expect(lireMots(nouveauxMots().split(' ').slice(1).join(' '))).toEqual({ faute: 'Il faut 12 mots ; vous en avez écrit 11.' })
  })

  it('name the word that is not in the list', () => {
    const mots = nouveauxMots().split(' ')
    mots[4] = 'blurp'
    expect(lireMots(mots.join(' '))).toEqual({
      faute: 'Le mot n° 5, « blurp », n’est pas un des mots possibles. Vérifiez son orthographe.',
    })
  })

  it('are refused when two words have changed places, fifteen times out of sixteen', () => {
    let vus = 0
    for (let n = 0; n < 200; n++) {
      const mots = nouveauxMots().split(' ')
      ;[mots[0], mots[1]] = [mots[1] ?? '', mots[0] ?? '']
      if (mots[0] !== mots[1] && 'faute' in lireMots(mots.join(' '))) vus++
    }
    expect(vus).toBeGreaterThan(160)
  })

  it('always give the same two secrets of 256 bits, and other words give other secrets', async () => {
    const mots = nouveauxMots()
    const [un, encore, autre] = await Promise.all([secretsDe(mots), secretsDe(mots), secretsDe(nouveauxMots())])
    expect(encore).toEqual(un)
    expect(new Set([un.jeton, un.secret, autre.jeton, autre.secret]).size).toBe(4)
    expect(atob(un.jeton)).toHaveLength(32)
  })

  it('a proposed phrase has six words, which makes 66 bits', () => {
    expect(phraseProposee().split(' ')).toHaveLength(6)
    expect(nouveauxMots().split(' ')).toHaveLength(MOTS)
  })
})
