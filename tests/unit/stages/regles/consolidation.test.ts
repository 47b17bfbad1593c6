// The consolidation phase (R-RNG-8): the matching, and the separate verifier, which must catch a wrong one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AppeleChoix } from '@/lib/stages/regles/attribution'
import { apparierPhase, minimumVoeux, type Classements } from '@/lib/stages/regles/consolidation'
import { surnombreDe } from '@/lib/referentiel/interne/situation-choix'
import { conclureAppariement, marcheDe, selon, type Departement, type Obtenus } from '@/scripts/choix/derouler'
import { candidat, departements } from './departements'
import { COPIES, lu, manquements } from './lectures'

type Marche = ReturnType<typeof marcheDe>

/** A department, and the rankings that its hosts gave to some of those who asked them. */
const marches = (): fc.Arbitrary<{ departement: Departement; classements: Classements }> =>
  departements(undefined, 10).chain((departement) =>
    fc
      .tuple(
        ...departement.postes.map(({ id }) => {
          const venus = departement.personnes.filter((p) => p.voeux.includes(id)).map((p) => p.interne.id)
          return fc
            .array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: venus.length, maxLength: venus.length })
            .map((n) => [id, [0, 1, 2].map((k) => venus.filter((_, i) => n[i] === k))] as const)
        }),
      )
      .map((lignes) => ({ departement, classements: new Map(lignes) })),
  )

describe('R-RNG-8: ordered wishes, then matching', () => {
  const poste = { id: 'p', categorie: 'N3_DJ' as const, capacite: 1 }
  const personne = (id: string, situation: AppeleChoix['situation'] = 'NORMAL'): AppeleChoix => ({
    id,
    situation,
    eligibles: ['N3_DJ'],
    voeux: ['p'],
  })

  it('R-RNG-8: the host’s level goes before the order of call; those it did not rank come after, in order of call', () => {
    const appel = [personne('a'), personne('b'), personne('c')]
    const rendre = (niveaux: string[][]) => selon({ postes: [poste], appel, classements: new Map([['p', niveaux]]) })
    expect(rendre([['c']]).get('c')).toBe('p')
    expect(rendre([['c', 'b']]).get('b')).toBe('p')
    expect(rendre([]).get('a')).toBe('p')
  })

  it('R-RNG-6, R-RNG-8: a surnombre is added and takes no place of another', () => {
    const appel = [
      personne('a', 'SURNOMBRE_VALIDANT'),
      personne('b'),
      personne('c', 'SURNOMBRE_VALIDANT'),
      personne('d', 'SURNOMBRE_NON_VALIDANT'),
    ]
    expect(apparierPhase({ postes: [poste], appel, classements: new Map() }).map((r) => [r.id, r.posteId, r.surnombre])).toEqual([
      ['a', 'p', 'VALIDANT'],
      ['b', 'p', null],
      ['c', null, 'VALIDANT'],
      ['d', 'p', 'NON_VALIDANT'],
    ])
  })

  const moindre = (capacites: readonly number[]) =>
    minimumVoeux(
      capacites.map((capacite) => ({ capacite })),
      { pourCent: 20, plancher: 4 },
    )
  it.each([
    [3, 3],
    [10, 4],
    [20, 4],
    [21, 5],
    [100, 20],
  ])('R-RNG-8: with %i terrains, at least %i wishes are needed', (terrains, voeux) => {
    expect(moindre(Array<number>(terrains).fill(1))).toBe(voeux)
  })

  it('R-RNG-8: a wish is for a terrain, whatever its places; a terrain without a place cannot be wished for', () => {
    // Counted on the sixty-seven places, 20 % would ask for all six terrains.
    expect(moindre([2, 13, 13, 13, 13, 13])).toBe(4)
    expect(moindre([...Array<number>(20).fill(1), ...Array<number>(80).fill(0)])).toBe(4)
    expect(moindre([0, 0, 0])).toBe(0)
  })

  it('R-RNG-8: the verifier accepts both copies of random departments', () =>
    fc.assert(
      fc.property(marches(), ({ departement, classements }) => {
        const choix = conclureAppariement(departement, classements)
        for (const copie of COPIES) expect(manquements(lu(choix, copie))).toEqual([])
      }),
      { numRuns: 600 },
    ))

  it('R-RNG-10: the public copy holds no ranking by a host, no rank and no surnombre', () =>
    fc.assert(
      fc.property(marches(), ({ departement, classements }) => {
        const fichier = lu(conclureAppariement(departement, classements), 'PUBLIQUE')
        expect(fichier.postes.every((p) => p.classement === null)).toBe(true)
        expect(fichier.appel.every((l) => l.positionnement === null && l.surnombre === null)).toBe(true)
      }),
      { numRuns: 50 },
    ))
})

const pourChacun = (m: Marche, changer: (a: AppeleChoix) => AppeleChoix): Obtenus => selon({ ...m, appel: m.appel.map(changer) })

/** Immediate acceptance: the candidate who came first is never sent away. */
function sansRevenir({ postes, appel, classements }: Marche): Obtenus {
  const obtenus = new Map<string, string | null>()
  const reste = new Map(postes.map((p) => [p.id, p.capacite]))
  for (let tour = 0; tour < 6; tour++)
    for (const p of postes) {
      const venus = appel.filter(
        (a) => surnombreDe(a.situation) === null && !obtenus.has(a.id) && a.voeux[tour] === p.id && a.eligibles.includes(p.categorie),
      )
      const niveau = (id: string): number => (classements.get(p.id) ?? []).findIndex((n) => n.includes(id)) >>> 0
      for (const a of venus.sort((x, y) => niveau(x.id) - niveau(y.id)))
        if ((reste.get(p.id) ?? 0) > 0) {
          obtenus.set(a.id, p.id)
          reste.set(p.id, (reste.get(p.id) ?? 0) - 1)
        }
    }
  const justes = selon({ postes, appel, classements })
  for (const a of appel) if (surnombreDe(a.situation) !== null) obtenus.set(a.id, justes.get(a.id) ?? null)
  return obtenus
}

/** Wrong matchings, each with one possible mistake. */
const FAUX: [quoi: string, mal: (m: Marche) => Obtenus][] = [
  ['is the choice in turn, hosts unheard', (m) => selon({ ...m, classements: new Map() })],
  ['hears the hosts upside down', (m) => selon({ ...m, classements: new Map([...m.classements].map(([p, n]) => [p, [...n].reverse()])) })],
  [
    'settles ties from the last called',
    (m) => new Map(apparierPhase({ ...m, appel: [...m.appel].reverse() }).map((r) => [r.id, r.posteId])),
  ],
  ['never sends away who came first', sansRevenir],
  ['gives each post one place too many', (m) => selon({ ...m, postes: m.postes.map((p) => ({ ...p, capacite: p.capacite + 1 })) })],
  [
    'keeps the last place of each post',
    (m) => selon({ ...m, postes: m.postes.map((p) => ({ ...p, capacite: Math.max(0, p.capacite - 1) })) }),
  ],
  ['forgets a post', (m) => selon({ ...m, postes: m.postes.slice(1) })],
  ['ignores the maquette', (m) => pourChacun(m, (a) => ({ ...a, eligibles: ['POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE'] }))],
  ['ignores the order of the wishes', (m) => pourChacun(m, (a) => ({ ...a, voeux: [...a.voeux].sort() }))],
  ['ignores the first wish', (m) => pourChacun(m, (a) => ({ ...a, voeux: a.voeux.slice(1) }))],
  ['makes a surnombre take a place', (m) => pourChacun(m, (a) => ({ ...a, situation: 'NORMAL' }))],
  [
    'lets a surnombre validant take any post',
    (m) => pourChacun(m, (a) => (a.situation === 'SURNOMBRE_VALIDANT' ? { ...a, situation: 'SURNOMBRE_NON_VALIDANT' } : a)),
  ],
  ['leaves somebody out', (m) => new Map([...selon(m)].map(([id, p], i) => [id, i === 0 ? null : p]))],
]

describe('R-RNG-8: a wrong matching is caught by the verifier', () => {
  it.each(FAUX)('a matching that %s', (_quoi, mal) => {
    let changes = 0
    fc.assert(
      fc.property(marches(), ({ departement, classements }) => {
        const marche = marcheDe(departement, classements)
        const [juste, faux] = [selon(marche), mal(marche)]
        if ([...juste].every(([id, p]) => (faux.get(id) ?? null) === p)) return
        changes++
        expect(manquements(lu(conclureAppariement(departement, classements, faux), 'COMMISSION')).length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
    expect(changes).toBeGreaterThan(10)
  })

  it('A1, A2: names the person harmed, the post and the rule, in French', () => {
    const postes = ['p', 'q'].map((id) => ({
      id,
      libelle: `Poste ${id}`,
      categorie: 'LIBRE' as const,
      capaciteOfferte: 1,
      horsChoix: 0,
      ajoutes: 0,
    }))
    const personnes = ['a', 'b'].map((id, i) => ({
      interne: candidat(id, { rang: i + 1 }),
      eligibles: ['LIBRE' as const],
      voeux: ['p', 'q'],
      sel: '0'.repeat(32),
    }))
    const departement = { postes, personnes, fleches: [] }
    const dit = (classements: Classements, obtenus: Obtenus) =>
      manquements(lu(conclureAppariement(departement, classements, obtenus), 'COMMISSION'))
    expect(
      dit(
        new Map([['p', [['b']]]]),
        new Map([
          ['a', 'p'],
          ['b', 'q'],
        ]),
      ).filter((m) => m.code === 'A2'),
    ).toEqual([
      {
        code: 'A2',
        pseudonyme: 'B',
        regle: 'R-RNG-8',
        phrase: '« B » a obtenu q alors que « Poste p » (p), placé plus haut dans ses vœux, reçoit « A », qui vient après.',
      },
    ])
    expect(
      dit(
        new Map(),
        new Map([
          ['a', null],
          ['b', 'q'],
        ]),
      ).find((m) => m.code === 'A1')?.phrase,
    ).toBe('« A » n’a rien obtenu alors que « Poste p » (p), placé plus haut dans ses vœux, garde une place libre.')
  })
})
