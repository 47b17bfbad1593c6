import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RefusError } from '@/lib/core/erreurs'
import { jour } from '@/lib/core/horloge'
import { cleDe, type Etat } from '@/lib/referentiel/import/annuaire'
import { COLONNES, nommer } from '@/lib/referentiel/import/colonnes'
import { SEUL } from '@/lib/referentiel/import/couplage'
import { enTexte } from '@/lib/referentiel/import/lecture'
import { MAITRES } from '@/lib/referentiel/import/maitres'
import { codeSemestre, entier, jourDit } from '@/lib/referentiel/import/mots'
import { planAffectations } from '@/lib/referentiel/import/plan-affectations'
import { planInternes } from '@/lib/referentiel/import/plan-internes'
import { planPostes } from '@/lib/referentiel/import/plan-postes'

const classement = {
  anneeEntree: 2024,
  typeClassement: 'EN_GROUPE',
  rang: 4,
  effectifReference: 9,
  theseSoutenueLe: null,
  contratSigneLe: null,
  fst: null,
  fstSemestres: [],
} as const
const etat: Etat = {
  aujourdhui: jour('2026-11-22'),
  interruptionMax: 60,
  personnes: [
    {
      id: 'p1',
      prenom: 'Zoé',
      nom: 'Nève',
      courriel: 'zoe@exemple.test',
      rpps: null,
      interne: { id: 'i1', phase: 'SOCLE', ...classement },
    },
    { id: 'p2', prenom: 'Ali', nom: 'Diop', courriel: 'ali@exemple.test', rpps: null, interne: null },
  ],
  semestres: new Set(['2026H', '2027E']),
  accomplis: new Map([
    [
      cleDe('i1', '2026H'),
      {
        id: 's1',
        phase: 'SOCLE',
        categorie: 'N1',
        situation: 'EN_COURS',
        cause: null,
        terrainId: 't1',
        joursInterruption: null,
        moitieValidee: null,
        ...SEUL,
      },
    ],
  ]),
  horsChoix: new Map(),
  terrains: [{ id: 't1', intitule: 'Bourg', categories: ['N1', 'SASPAS'], capaciteAgreee: 2, structure: { nom: 'MSP', finessEt: null } }],
  postes: new Map([[cleDe('2026H', 't1', 'N1'), { id: 'o1', capaciteOfferte: 1, horsChoix: 0, ajoutes: 0, ...SEUL }]]),
}
const PLANS = { INTERNES: planInternes, POSTES: planPostes, AFFECTATIONS: planAffectations } as const
const TYPES = ['INTERNES', 'POSTES', 'AFFECTATIONS'] as const

const cellule = fc.oneof(
  fc.constantFrom(
    '',
    'zoe@exemple.test',
    'ali@exemple.test',
    'neuf@exemple.test',
    '2026H',
    'Hiver 2026',
    'Été 2027',
    'Socle',
    'N1',
    'Saspas',
    'Validé',
    'non valide',
  ),
  fc.constantFrom(
    '1',
    '2',
    '3,0',
    '4',
    '9',
    '-1',
    't1',
    'Bourg',
    'MSP',
    'ECN',
    '2024',
    '__proto__',
    'constructor',
    'Grossesse',
    '99999999999999999999',
  ),
  fc.constantFrom('03/11/2026', '2026-11-31', '46329', 'Aucune', 'Médecine du sport', '2026H, 2027E', '2026H, 2026H', '75', '60'),
  fc.string({ maxLength: 12 }).map(enTexte),
)

describe('whatever a file says', () => {
  it.each(TYPES)('%s: every line has its answer, twice the same, and a refused line writes nothing', { timeout: 30_000 }, (type) => {
    const titres = COLONNES[type].map((c) => c.titre)
    const table = fc.array(fc.array(cellule, { minLength: titres.length, maxLength: titres.length }), { maxLength: 8 })
    fc.assert(
      fc.property(table, (lignes) => {
        const { lignes: nommees } = nommer(
          type,
          [titres, ...lignes].map((cellules, i) => ({ numero: i + 1, cellules })),
        )
        const plan = PLANS[type](nommees, etat)
        expect(plan.lignes.map((l) => l.numero)).toEqual(lignes.map((_, i) => i + 2))
        expect(PLANS[type](nommees, etat).lignes).toEqual(plan.lignes)
        for (const l of plan.lignes) expect(l.issue === 'REFUSE').toBe(l.refus !== null)
        const gardees = nommees.filter((_, i) => plan.lignes[i]?.issue !== 'REFUSE')
        expect(PLANS[type](gardees, etat).lignes.map((l) => l.issue)).toEqual(
          plan.lignes.filter((l) => l.issue !== 'REFUSE').map((l) => l.issue),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('headings are read or refused in one sentence', () => {
    const titres = fc.array(
      fc.oneof(fc.string({ maxLength: 15 }), fc.constantFrom('rpps', 'RANG', 'Semestre', 'e-mail', 'constructor', '')),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), titres, (type, cellules) => {
        try {
          nommer(type, [{ numero: 1, cellules }])
        } catch (erreur) {
          expect(erreur).toBeInstanceOf(RefusError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('words people write', () => {
  it('semesters (R-STG-1) and whole numbers, as spreadsheets leave them', () => {
    expect(
      ['2026h', 'Hiver 2026', 'Semestre d’hiver 2026-2027', 'hiver 2026/2027', 'ÉTÉ 2027', 'Semestre d’été 2027'].map(codeSemestre),
    ).toEqual(['2026H', '2026H', '2026H', '2026H', '2027E', '2027E'])
    for (const faux of ['Hiver 2026-2028', 'Été 2026-2027', '2026', 'H2026']) expect(() => codeSemestre(faux)).toThrow('R-STG-1')
    expect(['12', '1 204', '12,0', '12.00', ''].map((t) => entier('Rang', t))).toEqual([12, 1204, 12, 12, null])
    for (const faux of ['12,5', '-1', '1e3', '9999999999']) expect(() => entier('Rang', faux)).toThrow('IMPORT-VALEUR')
  })

  it('days, as people and spreadsheets write them', () => {
    expect(['2026-11-03', '3/11/2026', '03.11.2026', '46329', 'Aucune', 'non', '', undefined].map((t) => jourDit('Thèse', t))).toEqual([
      '2026-11-03',
      '2026-11-03',
      '2026-11-03',
      '2026-11-03',
      null,
      null,
      undefined,
      undefined,
    ])
    for (const faux of ['2026-02-30', '31/02/2026', '12', 'hier', '1e5']) expect(() => jourDit('Thèse', faux)).toThrow('IMPORT-VALEUR')
  })

  it('R-CAM-2: every column that may change or contradict something has one master', () => {
    const sansMaitre = ['semestre', 'terrainId', 'finess', 'structure', 'secondTerrainId', 'secondFiness', 'secondStructure', 'terrain']
    const cles = TYPES.flatMap((t) => COLONNES[t].map((c) => c.cle)).filter((c) => !sansMaitre.includes(c))
    expect(cles.filter((c) => !Object.hasOwn(MAITRES, c))).toEqual([])
  })
})
