import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anciennete, type SemestreParcours } from '@/lib/referentiel/interne/anciennete'
import { comparerAppel, comparerRangs } from '@/lib/referentiel/interne/classement'
import { departager, etablirOrdre, listeAppel, type Candidat } from '@/lib/stages/regles/ordre-appel'
import { estAppele, SITUATIONS_CHOIX } from '@/lib/referentiel/interne/situation-choix'
import { candidat } from './departements'

const noms = (groupes: readonly { membres: readonly Candidat[] }[]): string[][] => groupes.map((g) => g.membres.map((m) => m.id))

/** Past semesters of approfondissement, one string each: `VALIDE`, or the cause of one that was not validated. */
const parcours = (...semestres: string[]): number =>
  anciennete(
    semestres.map((s, i): SemestreParcours => ({
      semestreCode: `${2024 + i}H`,
      phase: 'APPROFONDISSEMENT',
      categorie: null,
      situation: s === 'VALIDE' ? 'VALIDE' : s === 'EN_COURS' ? 'EN_COURS' : s === 'REMORDS' ? 'VALIDE' : 'NON_VALIDE',
      cause: s === 'VALIDE' || s === 'EN_COURS' ? null : (s as SemestreParcours['cause']),
    })),
    'APPROFONDISSEMENT',
  ).semestres

describe('the order of call of the example of §9', () => {
  const [vasseur, konate] = [
    candidat('Vasseur', { rang: 2110, effectifReference: 3200 }),
    candidat('Konaté', { typeClassement: 'ECN', rang: 7911, effectifReference: 10140 }),
  ]

  it('R-RNG-5: at equal seniority, Vasseur (0,659) before Konaté (0,780)', () =>
    expect(noms(etablirOrdre([konate, vasseur]).groupes)).toEqual([['Vasseur'], ['Konaté']]))

  it('R-RNG-1 to R-RNG-6: the internes of §9, each with the seniority of their own path', () => {
    const ordre = etablirOrdre([
      { ...konate, anciennete: parcours('VALIDE', 'VALIDE') },
      { ...vasseur, anciennete: parcours('VALIDE', 'VALIDE') },
      candidat('Roussel', { typeClassement: 'ECN', rang: 6000, effectifReference: 8000, anciennete: parcours('VALIDE', 'VALIDE') }),
      candidat('Haddad', {
        rang: 3000,
        effectifReference: 3200,
        situation: 'SURNOMBRE_NON_VALIDANT',
        anciennete: parcours('VALIDE', 'GROSSESSE', 'VALIDE'),
      }),
      candidat('Morin', { rang: 900, effectifReference: 3200, anciennete: parcours('VALIDE', 'ANNEE_RECHERCHE', 'ANNEE_RECHERCHE') }),
      candidat('Lemoine', { rang: 10, effectifReference: 3200, anciennete: parcours('VALIDE', 'DISPONIBILITE_CONVENANCES') }),
      candidat('Tran', { rang: 20, effectifReference: 3200, situation: 'REMORDS', anciennete: parcours('REMORDS', 'REMORDS', 'VALIDE') }),
    ])
    expect(noms(ordre.groupes).flat()).toEqual(['Morin', 'Haddad', 'Vasseur', 'Roussel', 'Konaté', 'Lemoine', 'Tran'])
    expect(ordre.departages).toEqual([])
  })

  it('R-RNG-2: a semester lost to union activity counts', () => expect(parcours('VALIDE', 'ACTIVITE_SYNDICALE')).toBe(2))
  it('R-RNG-3: research counts, a leave for personal reasons does not', () =>
    expect([parcours('ANNEE_RECHERCHE'), parcours('DISPONIBILITE_ETUDES'), parcours('DISPONIBILITE_CONVENANCES')]).toEqual([1, 1, 0]))
  it('R-RNG-4: semesters before a remords do not count, and the person is called like the others', () => {
    expect(parcours('REMORDS', 'VALIDE')).toBe(1)
    expect(noms(etablirOrdre([candidat('Tran', { situation: 'REMORDS' })]).groupes)).toEqual([['Tran']])
  })
})

describe('who is called', () => {
  it('R-FLE-9, R-RNG-3: everyone except the fléchés and those on leave', () => {
    const ordre = etablirOrdre(SITUATIONS_CHOIX.map((situation, i) => candidat(situation, { rang: i + 1, situation })))
    expect(ordre.nonAppeles.map((c) => c.id).sort()).toEqual(['DISPONIBILITE', 'HORS_CHOIX'])
    expect(ordre.groupes).toHaveLength(6)
  })
  it('R-RNG-6: a surnombre keeps their own place in the order', () =>
    expect(
      noms(
        etablirOrdre([candidat('a', { rang: 3 }), candidat('s', { rang: 2, situation: 'SURNOMBRE_VALIDANT' }), candidat('b', { rang: 1 })])
          .groupes,
      ).flat(),
    ).toEqual(['b', 's', 'a']))
  it('refuses a pseudonym used twice, and numbers that are not whole', () => {
    expect(() => etablirOrdre([candidat('a'), candidat('b', { pseudonyme: 'A' })])).toThrow('pseudonym A is used twice')
    for (const faux of [{ anciennete: 1.5 }, { anciennete: -1 }, { rang: 0 }, { effectifReference: 0 }])
      expect(() => etablirOrdre([candidat('a', faux)])).toThrow(RangeError)
  })
})

describe('R-RNG-7: « départage requis »', () => {
  const egaux = [
    candidat('x', { rang: 1, effectifReference: 2 }),
    candidat('y', { rang: 2, effectifReference: 4 }),
    candidat('z', { rang: 3, effectifReference: 6 }),
  ]

  it('§10 edge 13: 1/2, 2/4 and 3/6 come out as one group, never as an order', () => {
    const ordre = etablirOrdre([candidat('dernier', { rang: 99 }), ...egaux])
    expect(ordre.departages).toEqual([{ position: 1, membres: egaux }])
    expect(ordre.groupes.map((g) => g.position)).toEqual([1, 4])
    expect(() => listeAppel(ordre, [])).toThrow('the tie at position 1 is not settled')
  })
  it('is settled by SHA-256(seed + pseudonym), which anyone can compute again', () => {
    const ordre = etablirOrdre(egaux)
    const [tirage] = departager(ordre.departages, 'graine')
    const numero = (p: string): string => createHash('sha256').update(`graine${p}`).digest('hex')
    expect(tirage?.pseudonymes).toEqual(['X', 'Y', 'Z'].sort((a, b) => (numero(a) < numero(b) ? -1 : 1)))
    expect(listeAppel(ordre, tirage ? [tirage] : []).map((p) => [p.interne.pseudonyme, p.appel, p.position])).toEqual(
      tirage?.pseudonymes.map((p, i) => [p, i + 1, 1]),
    )
  })
  it('refuses a draw of other people, a draw that repeats someone, and a draw without a seed', () => {
    const ordre = etablirOrdre(egaux)
    for (const pseudonymes of [
      ['X', 'Y'],
      ['X', 'Y', 'W'],
      ['X', 'Y', 'Z', 'Z'],
      ['X', 'X', 'Y'],
    ])
      expect(() => listeAppel(ordre, [{ position: 1, graine: 'g', pseudonymes }])).toThrow(RangeError)
    expect(() => departager(ordre.departages, '')).toThrow(RangeError)
  })
  it('over many seeds, each of three pseudonyms comes first about as often', () => {
    const ordre = etablirOrdre(egaux)
    const premiers = Array.from({ length: 3000 }, (_, i) => departager(ordre.departages, `g${i}`)[0]?.pseudonymes[0])
    for (const p of ['X', 'Y', 'Z']) expect(premiers.filter((q) => q === p).length).toBeGreaterThan(850)
  })
})

const unCandidat = (i: number): fc.Arbitrary<Candidat> =>
  fc
    .record({
      anciennete: fc.integer({ min: 0, max: 3 }),
      typeClassement: fc.constantFrom('ECN' as const, 'EN_GROUPE' as const),
      rang: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
      effectifReference: fc.oneof(fc.constantFrom(6, 12), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
      situation: fc.constantFrom(...SITUATIONS_CHOIX),
    })
    .map((c) => candidat(`i${i}`, c))
const desCandidats = fc.integer({ min: 0, max: 20 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => unCandidat(i))))

describe('R-RNG-1, R-RNG-5, R-RNG-7, for any people', () => {
  it('precedence is a total preorder', () =>
    fc.assert(
      fc.property(unCandidat(0), unCandidat(1), unCandidat(2), (a, b, c) => {
        expect(Math.sign(comparerAppel(a, b)) + Math.sign(comparerAppel(b, a))).toBe(0)
        if (comparerAppel(a, b) <= 0 && comparerAppel(b, c) <= 0) expect(comparerAppel(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 1000 },
    ))
  it('fractions are compared exactly, small or beyond what a number holds', () =>
    fc.assert(
      fc.property(unCandidat(0), unCandidat(1), (a, b) => {
        const ecart = BigInt(a.rang) * BigInt(b.effectifReference) - BigInt(b.rang) * BigInt(a.effectifReference)
        expect(comparerRangs(a, b)).toBe(ecart < 0n ? -1 : ecart > 0n ? 1 : 0)
      }),
      { numRuns: 1000 },
    ))
  it('neighbouring fractions of large numbers, which floating-point numbers confuse, are told apart', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 40, max: Number.MAX_SAFE_INTEGER - 1 }), (n) => {
        expect(comparerRangs({ rang: n - 1, effectifReference: n }, { rang: n, effectifReference: n + 1 })).toBe(-1)
        expect(comparerRangs({ rang: n, effectifReference: n + 1 }, { rang: n - 1, effectifReference: n })).toBe(1)
      }),
    ))
  it('within one year and one kind of ranking, the better rank goes first', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 9000, max: 11000 }),
        (r, s, n) => {
          expect(comparerRangs({ rang: r, effectifReference: n }, { rang: s, effectifReference: n })).toBe(Math.sign(r - s))
        },
      ),
    ))
  it('calls each person once, in an order that does not depend on the order of arrival; a draw settles every tie', () =>
    fc.assert(
      fc.property(desCandidats, fc.string({ minLength: 1 }), (candidats, graine) => {
        const liste = (c: readonly Candidat[]): string[] => {
          const ordre = etablirOrdre(c)
          return listeAppel(ordre, departager(ordre.departages, graine)).map((p) => p.interne.id)
        }
        const appel = liste(candidats)
        expect(liste([...candidats].reverse())).toEqual(appel)
        expect([...appel].sort()).toEqual(
          candidats
            .filter((c) => estAppele(c.situation))
            .map((c) => c.id)
            .sort(),
        )
        const parId = new Map(candidats.map((c) => [c.id, c]))
        appel.forEach((id, i) => {
          const [avant, ici] = [parId.get(appel[i - 1] ?? ''), parId.get(id)]
          if (avant && ici) expect(comparerAppel(avant, ici)).toBeLessThanOrEqual(0)
        })
      }),
      { numRuns: 500 },
    ))
})
