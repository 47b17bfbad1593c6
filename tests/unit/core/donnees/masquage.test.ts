import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masquer, type Effectifs, type Masque } from '@/lib/core/donnees/masquage'

const SEUIL = 5
const somme = (n: readonly number[]): number => n.reduce((a, b) => a + b, 0)

/** The table with its totals, and the same after masking. */
const entier = (t: Effectifs): number[][] => {
  const lignes = t.map((l) => [...l, somme(l)])
  return [...lignes, (lignes[0] ?? []).map((_, c) => somme(lignes.map((l) => l[c] ?? 0)))]
}
const montre = (m: Masque): (number | null)[][] => [
  ...m.cellules.map((l, i) => [...l, m.totauxLignes[i] ?? null]),
  [...m.totauxColonnes, m.total],
]

/** For each masked cell, every value it takes in some table of counts that agrees with the visible figures. Small tables only. */
function possibles(vu: (number | null)[][], borne: number): Set<number>[][] {
  const lignes = vu.length - 1
  const colonnes = (vu[0]?.length ?? 1) - 1
  const trouves = vu.map((l) => l.map(() => new Set<number>()))
  const essai = Array.from({ length: lignes }, () => Array<number>(colonnes).fill(0))
  const remplir = (rang: number): void => {
    if (rang === lignes * colonnes) {
      const tout = entier(essai)
      if (tout.every((l, i) => l.every((v, j) => vu[i]?.[j] === null || vu[i]?.[j] === v)))
        tout.forEach((l, i) => l.forEach((v, j) => trouves[i]?.[j]?.add(v)))
      return
    }
    const [i, j] = [Math.floor(rang / colonnes), rang % colonnes]
    const connu = vu[i]?.[j]
    for (const v of typeof connu === 'number' ? [connu] : Array.from({ length: borne + 1 }, (_, k) => k)) {
      const ligne = essai[i]
      if (ligne) ligne[j] = v
      remplir(rang + 1)
    }
  }
  remplir(0)
  return trouves
}

/** Masked cells whose value follows from repeated subtraction. */
function parSoustraction(vu: (number | null)[][]): number {
  const t = vu.map((l) => [...l])
  const ligne = (i: number): [number, number][] => (t[i] ?? []).map((_, j) => [i, j])
  const colonne = (j: number): [number, number][] => t.map((_, i) => [i, j])
  const lire = ([i, j]: [number, number]) => t[i]?.[j] ?? null
  let trouves = 0
  for (let encore = true; encore;) {
    encore = false
    for (const groupe of [...t.map((_, i) => ligne(i)), ...(t[0] ?? []).map((_, j) => colonne(j))]) {
      const inconnus = groupe.filter((c) => lire(c) === null)
      const [seul] = inconnus
      if (inconnus.length !== 1 || !seul) continue
      // The last cell of a group is the sum minus the others.
      const dernier = groupe.at(-1) as [number, number]
      const autres = groupe.slice(0, -1).filter((c) => c !== seul)
      const cases = t[seul[0]]
      if (cases)
        cases[seul[1]] =
          seul === dernier ? somme(autres.map((c) => lire(c) ?? 0)) : (lire(dernier) ?? 0) - somme(autres.map((c) => lire(c) ?? 0))
      trouves += 1
      encore = true
    }
  }
  return trouves
}

const tableau = (max: number, lignesMax: number, colonnesMax = 2) =>
  fc
    .tuple(fc.integer({ min: 1, max: lignesMax }), fc.integer({ min: 1, max: colonnesMax }))
    .chain(([l, c]) => fc.array(fc.array(fc.nat(max), { minLength: c, maxLength: c }), { minLength: l, maxLength: l }))

describe('R-FLE-17: small figures are hidden', () => {
  it('shows everything when nothing is small', () => {
    expect(
      masquer(
        [
          [6, 7],
          [8, 9],
        ],
        SEUIL,
      ),
    ).toEqual({
      cellules: [
        [6, 7],
        [8, 9],
      ],
      totauxLignes: [13, 17],
      totauxColonnes: [14, 16],
      total: 30,
    })
  })

  it('hides a small figure and three others with it, so that no total reveals it', () => {
    const { cellules, totauxColonnes, total } = masquer(
      [
        [2, 20],
        [10, 30],
        [40, 50],
      ],
      SEUIL,
    )
    expect(cellules).toEqual([
      [null, null],
      [null, null],
      [40, 50],
    ])
    expect({ totauxColonnes, total }).toEqual({ totauxColonnes: [52, 100], total: 152 })
  })

  it('hides one more figure when the hidden ones add up to zero', () => {
    expect(masquer([[0], [0], [30]], SEUIL).cellules.flat()).toEqual([null, null, null])
  })

  it('hides both outcomes everywhere when one is rare in the whole year', () => {
    const m = masquer(
      [
        [1, 20],
        [2, 30],
      ],
      SEUIL,
    )
    expect(m.totauxColonnes).toEqual([null, null])
    expect(m.cellules.flat()).toEqual([null, null, null, null])
    expect(m.totauxLignes).toEqual([21, 32])
  })

  it('hides the whole table when all of it is small', () => {
    expect(
      masquer(
        [
          [1, 1],
          [1, 0],
        ],
        SEUIL,
      ),
    ).toEqual({
      cellules: [
        [null, null],
        [null, null],
      ],
      totauxLignes: [null, null],
      totauxColonnes: [null, null],
      total: null,
    })
  })

  it('shows no figure below the threshold, and shown figures are true', () => {
    fc.assert(
      fc.property(tableau(60, 8, 3), (t) => {
        const vrai = entier(t)
        montre(masquer(t, SEUIL)).forEach((l, i) =>
          l.forEach((v, j) => expect(v === null || (v >= SEUIL && v === vrai[i]?.[j])).toBe(true)),
        )
      }),
    )
  })

  it('no hidden figure can be found by subtraction, even by repeating it', () => {
    fc.assert(
      fc.property(tableau(60, 8, 3), (t) => {
        expect(parSoustraction(montre(masquer(t, SEUIL)))).toBe(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('every hidden figure has several possible values (all tables of counts tried)', () => {
    fc.assert(
      fc.property(tableau(5, 3, 2), fc.integer({ min: 2, max: 4 }), (t, seuil) => {
        const vu = montre(masquer(t, seuil))
        const ouverts = possibles(vu, 6)
        vu.forEach((l, i) => l.forEach((v, j) => expect(v !== null || (ouverts[i]?.[j]?.size ?? 0) > 1).toBe(true)))
      }),
      { numRuns: 40 },
    )
  })

  it('two tables of the same persons hide the same totals by column', () => {
    fc.assert(
      fc.property(tableau(30, 6, 2), fc.integer({ min: 1, max: 5 }), (t, groupes) => {
        const autre = Array.from({ length: Math.min(groupes, t.length) }, (_, g) =>
          (t[0] ?? []).map((_, c) => somme(t.filter((_, i) => i % Math.min(groupes, t.length) === g).map((l) => l[c] ?? 0))),
        )
        const [a, b] = [masquer(t, SEUIL), masquer(autre, SEUIL)]
        expect(a.totauxColonnes).toEqual(b.totauxColonnes)
        expect(a.total).toEqual(b.total)
      }),
    )
  })
})
