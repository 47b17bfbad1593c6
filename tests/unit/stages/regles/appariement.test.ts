import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apparier, type CandidatApparie, type PosteApparie } from '@/lib/stages/regles/appariement'

type Marche = { candidats: CandidatApparie[]; postes: PosteApparie[] }

/** Position of a candidate at a host, or none; computed again here from the rule alone. */
function placeChez({ candidats }: Marche, poste: PosteApparie, id: string): number | undefined {
  const niveau = poste.classement.findIndex((n) => n.includes(id))
  return niveau < 0 ? undefined : niveau * candidats.length + candidats.findIndex((c) => c.id === id)
}

/** Whether no candidate and host prefer each other to their result, and each candidate is at a host they asked and that accepts them. */
function estStable(marche: Marche, affectation: readonly (string | null)[]): boolean {
  const { candidats, postes } = marche
  const chez = (p: PosteApparie): CandidatApparie[] => candidats.filter((_, i) => affectation[i] === p.id)
  if (postes.some((p) => chez(p).length > p.capacite)) return false
  return candidats.every((c, i) => {
    const obtenu = affectation[i] ?? null
    const ici = postes.find((p) => p.id === obtenu)
    if (obtenu !== null && (!ici || !c.voeux.includes(obtenu) || placeChez(marche, ici, c.id) === undefined)) return false
    const preferes = obtenu === null ? c.voeux : c.voeux.slice(0, c.voeux.indexOf(obtenu))
    return preferes.every((id) => {
      const p = postes.find((q) => q.id === id)
      const place = p && placeChez(marche, p, c.id)
      if (!p || place === undefined) return true
      return chez(p).length >= p.capacite && chez(p).every((d) => (placeChez(marche, p, d.id) ?? 0) < place)
    })
  })
}

/** Every possible assignment of a small market. */
function* toutes({ candidats }: Marche, i = 0): Generator<(string | null)[]> {
  if (i === candidats.length) return yield []
  for (const reste of toutes({ candidats, postes: [] }, i + 1))
    for (const choix of [null, ...(candidats[i]?.voeux ?? [])]) yield [choix, ...reste]
}

const marches: fc.Arbitrary<Marche> = fc
  .record({ n: fc.integer({ min: 1, max: 5 }), p: fc.integer({ min: 1, max: 4 }) })
  .chain(({ n, p }) => {
    const [ids, postes] = [Array.from({ length: n }, (_, i) => `c${i}`), Array.from({ length: p }, (_, i) => `p${i}`)]
    return fc.record({
      candidats: fc.tuple(
        ...ids.map((id) => fc.record({ id: fc.constant(id), voeux: fc.shuffledSubarray(postes, { maxLength: Math.min(3, p) }) })),
      ),
      postes: fc.tuple(
        ...postes.map((id) =>
          fc.record({
            id: fc.constant(id),
            capacite: fc.integer({ min: 0, max: 2 }),
            // Levels drawn for some of the candidates, so that there are ties and people who are not accepted.
            classement: fc
              .array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: n, maxLength: n })
              .map((niveaux) => [0, 1, 2].map((k) => ids.filter((_, i) => niveaux[i] === k))),
          }),
        ),
      ),
    })
  })

describe('R-RNG-8: ordered wishes, then matching with the hosts’ rankings', () => {
  const postes: PosteApparie[] = [{ id: 'trois-vallees', capacite: 1, classement: [['petit', 'roussel']] }]
  const candidat = (id: string): CandidatApparie => ({ id, voeux: ['trois-vallees'] })

  it('the order of call settles ties in the ranking of a host', () =>
    expect(apparier({ candidats: [candidat('roussel'), candidat('petit')], postes }).map((a) => a.posteId)).toEqual([
      'trois-vallees',
      null,
    ]))
  it('the host’s ranking goes before the order of call', () =>
    expect(
      apparier({
        candidats: [candidat('roussel'), candidat('petit')],
        postes: [{ id: 'trois-vallees', capacite: 1, classement: [['petit'], ['roussel']] }],
      }),
    ).toEqual([
      { id: 'roussel', posteId: null, rangVoeu: null },
      { id: 'petit', posteId: 'trois-vallees', rangVoeu: 1 },
    ]))
  it('refuses a candidate or a post listed twice, and an impossible capacity', () => {
    expect(() => apparier({ candidats: [candidat('a'), candidat('a')], postes })).toThrow('listed twice')
    expect(() => apparier({ candidats: [], postes: [...postes, ...postes] })).toThrow('listed twice')
    expect(() => apparier({ candidats: [], postes: [{ id: 'x', capacite: -1, classement: [] }] })).toThrow(RangeError)
  })
  it('is stable, and no stable matching is better for any candidate (every matching of small markets tried)', () =>
    fc.assert(
      fc.property(marches, (marche) => {
        const obtenu = apparier(marche).map((a) => a.posteId)
        expect(estStable(marche, obtenu)).toBe(true)
        const rang = (i: number, posteId: string | null): number =>
          posteId === null ? 99 : (marche.candidats[i]?.voeux.indexOf(posteId) ?? 99)
        for (const autre of toutes(marche))
          if (estStable(marche, autre)) autre.forEach((p, i) => expect(rang(i, obtenu[i] ?? null)).toBeLessThanOrEqual(rang(i, p)))
      }),
      { numRuns: 400 },
    ))
  it('gives the result of the choice by order of call when all hosts have the same ranking', () => {
    const ids = ['a', 'b', 'c']
    const commun = ids.map((id) => [id])
    expect(
      apparier({
        candidats: ids.map((id) => ({ id, voeux: ['p', 'q'] })),
        postes: ['p', 'q'].map((id) => ({ id, capacite: 1, classement: commun })),
      }).map((a) => a.posteId),
    ).toEqual(['p', 'q', null])
  })
})
