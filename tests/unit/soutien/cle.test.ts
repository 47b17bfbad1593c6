import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nouvellePaire } from '@/lib/core/coffre/chiffrement'
import { motsDeCle, phraseProposee } from '@/lib/core/coffre/mots'
import { fauteDePhrase, normaliserPhrase } from '@/lib/soutien/cle/phrase'

describe('a phrase', () => {
  it.each(['quatre petits mots ici', 'M0t-De-Passe!Tres*Long', phraseProposee()])('is long enough: %s', (phrase) => {
    expect(fauteDePhrase(phrase)).toBeUndefined()
  })

  it.each(['', 'marguerite', 'oui oui oui oui', 'a b c d', 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'trois mots courts'])(
    '« Il faut au moins 4 mots différents… »: %s',
    (phrase) => {
      expect(fauteDePhrase(phrase)).toContain('Il faut au moins 4 mots différents, ou 20 caractères variés.')
    },
  )

  it('is the same, however its spaces and accents are typed', () => {
    expect(normaliserPhrase('  été   à la\tmer ')).toBe(normaliserPhrase('e\u0301te\u0301 a\u0300 la mer'))
    fc.assert(fc.property(fc.string(), (s) => normaliserPhrase(normaliserPhrase(s)) === normaliserPhrase(s)))
  })

  it('has six words when the portal proposes it', () => {
    expect(phraseProposee().split(' ')).toHaveLength(6)
  })
})

describe('the six words of a key', () => {
  it('are always the same for one key, and different for another key', async () => {
    const [a, b] = [await nouvellePaire(), await nouvellePaire()]
    expect((await motsDeCle(a.publique)).split(' ')).toHaveLength(6)
    expect(await motsDeCle(a.publique)).toBe(await motsDeCle(a.publique))
    expect(await motsDeCle(a.publique)).not.toBe(await motsDeCle(b.publique))
  })

  it('do not change with a new version of the portal, because colleagues have compared them', async () => {
    expect(await motsDeCle('age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq')).toMatchInlineSnapshot(
      `"ruser gravir caféine talent copain dimanche"`,
    )
  })
})
