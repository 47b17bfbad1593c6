import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attribuer,
  attribuerBloc,
  ouvrirAttribution,
  reprendreAttribution,
  type AppeleChoix,
  type PosteOuvert,
  type ResultatChoix,
} from '@/lib/stages/regles/attribution'
import { surnombreDe } from '@/lib/referentiel/interne/situation-choix'
import { resteAuChoix } from '@/lib/referentiel/stage/offre'
import { appeler, type Departement } from '@/scripts/choix/derouler'
import { CATEGORIES, departements } from './departements'

const postes: PosteOuvert[] = [
  { id: 'saint-aubin', categorie: 'SASPAS', capacite: 1 },
  { id: 'val-clair', categorie: 'POLYVALENTE', capacite: 2 },
  { id: 'plein', categorie: 'SASPAS', capacite: 0 },
]
const appele = (id: string, voeux: string[], plus: Partial<AppeleChoix> = {}): AppeleChoix => ({
  id,
  situation: 'NORMAL',
  eligibles: CATEGORIES,
  voeux,
  ...plus,
})
const obtenus = (resultats: readonly ResultatChoix[]): (string | null)[] => resultats.map((r) => r.posteId)

describe('R-RNG-1: each interne in turn gets their first wish that is still possible', () => {
  it('says what was obtained, the rank of the wish, and why each preferred post was not', () => {
    const { resultats } = attribuer({
      postes,
      appel: [
        appele('a', ['saint-aubin']),
        appele('b', ['plein', 'disparu', 'saint-aubin', 'val-clair']),
        appele('c', ['val-clair'], { eligibles: ['SASPAS'] }),
      ],
    })
    expect(resultats[1]).toEqual({
      id: 'b',
      appel: 2,
      issue: 'OBTENU',
      posteId: 'val-clair',
      rangVoeu: 4,
      surnombre: null,
      nonObtenus: [
        { posteId: 'plein', rang: 1, motif: 'COMPLET', completDepuis: 0 },
        { posteId: 'disparu', rang: 2, motif: 'HORS_OFFRE', completDepuis: null },
        { posteId: 'saint-aubin', rang: 3, motif: 'COMPLET', completDepuis: 1 },
      ],
    })
    expect(resultats[2]).toMatchObject({ issue: 'AUCUN_VOEU_POSSIBLE', posteId: null, nonObtenus: [{ motif: 'NON_ELIGIBLE' }] })
  })
  it('R-RNG-9: an absent interne without proxy or wishes is passed over and reported; with wishes, they get a post', () => {
    const { resultats } = attribuer({
      postes,
      appel: [
        appele('a', [], { situation: 'ABSENT' }),
        appele('b', [], { situation: 'NORMAL' }),
        appele('c', ['saint-aubin'], { situation: 'ABSENT_AVEC_PROCURATION' }),
        appele('d', ['val-clair'], { situation: 'ABSENT' }),
      ],
    })
    expect(resultats.map((r) => r.issue)).toEqual(['ABSENT', 'SANS_VOEUX', 'OBTENU', 'OBTENU'])
  })
  it('R-FLE-9: the places of article 44 are not in the capacity', () =>
    expect(resteAuChoix({ capaciteOfferte: 2, horsChoix: 1, ajoutes: 0 })).toBe(1))
  it('refuses a person called twice, a post listed twice, and an impossible capacity', () => {
    expect(() => attribuer({ postes, appel: [appele('a', []), appele('a', [])] })).toThrow('called twice')
    expect(() => ouvrirAttribution([...postes, ...postes])).toThrow('listed twice')
    for (const capacite of [-1, 0.5]) expect(() => ouvrirAttribution([{ id: 'x', categorie: 'N1', capacite }])).toThrow(RangeError)
  })
})

describe('R-RNG-6: surnombres', () => {
  const appel = (situation: AppeleChoix['situation']): AppeleChoix[] => [
    appele('s', ['saint-aubin'], { situation }),
    appele('a', ['saint-aubin']),
    appele('t', ['saint-aubin', 'val-clair'], { situation }),
  ]
  it('validant: gets a post open at their turn, leaves its place to the next interne, and does not get a full post', () =>
    expect(obtenus(attribuer({ postes, appel: appel('SURNOMBRE_VALIDANT') }).resultats)).toEqual([
      'saint-aubin',
      'saint-aubin',
      'val-clair',
    ]))
  it('non validant: gets any post of the list, even full, even outside their maquette', () => {
    expect(obtenus(attribuer({ postes, appel: appel('SURNOMBRE_NON_VALIDANT') }).resultats)).toEqual([
      'saint-aubin',
      'saint-aubin',
      'saint-aubin',
    ])
    const libre = [appele('s', ['plein'], { situation: 'SURNOMBRE_NON_VALIDANT', eligibles: [] })]
    expect(obtenus(attribuer({ postes, appel: libre }).resultats)).toEqual(['plein'])
  })
})

const ouverts = ({ postes: p }: Departement): PosteOuvert[] =>
  p.map(({ id, categorie, ...q }) => ({ id, categorie, capacite: resteAuChoix(q) }))
const enAppel = (d: Departement): AppeleChoix[] =>
  appeler(d).map(({ interne: { id, situation, personne } }) => ({ id, situation, eligibles: personne.eligibles, voeux: personne.voeux }))

describe('for any department', () => {
  it('R-RNG-6: the others get the same posts with and without the surnombres', () =>
    fc.assert(
      fc.property(departements(), (d) => {
        const appel = enAppel(d)
        const autres = appel.filter((a) => surnombreDe(a.situation) === null)
        const avec = attribuer({ postes: ouverts(d), appel }).resultats.filter((r) => r.surnombre === null)
        expect(obtenus(avec)).toEqual(obtenus(attribuer({ postes: ouverts(d), appel: autres }).resultats))
      }),
      { numRuns: 1000 },
    ))
  it('R-RNG-6: a surnombre non validant gets the first wish that is on the list', () =>
    fc.assert(
      fc.property(departements(['SURNOMBRE_NON_VALIDANT', 'NORMAL']), (d) => {
        const appel = enAppel(d)
        const offre = new Set(d.postes.map((p) => p.id))
        attribuer({ postes: ouverts(d), appel }).resultats.forEach((r, i) => {
          if (r.surnombre !== null) expect(r.posteId).toBe(appel[i]?.voeux.find((v) => offre.has(v)) ?? null)
        })
      }),
      { numRuns: 500 },
    ))
  it('a call in several blocks gives the same result as a single call, and does not change the earlier state', () =>
    fc.assert(
      fc.property(departements(), fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }), (d, tailles) => {
        const appel = enAppel(d)
        const entier = attribuer({ postes: ouverts(d), appel })
        let etat = ouvrirAttribution(ouverts(d))
        const resultats: ResultatChoix[] = []
        for (const taille of [...tailles, appel.length]) {
          const bloc = appel.slice(etat.appeles, etat.appeles + taille)
          const fait = attribuerBloc(etat, bloc)
          expect(attribuerBloc(etat, bloc)).toEqual(fait)
          resultats.push(...fait.resultats)
          etat = fait.etat
          expect(reprendreAttribution(ouverts(d), resultats)).toEqual(etat)
        }
        expect(resultats).toEqual(entier.resultats)
        expect(etat).toEqual(entier.etat)
      }),
      { numRuns: 500 },
    ))
  it('every wish before the one obtained has its reason, in its order, and a full post says who filled it', () =>
    fc.assert(
      fc.property(departements(), (d) => {
        const appel = enAppel(d)
        const { resultats } = attribuer({ postes: ouverts(d), appel })
        resultats.forEach((r, i) => {
          const avant = appel[i]?.voeux.slice(0, r.rangVoeu === null ? undefined : r.rangVoeu - 1)
          expect(r.nonObtenus.map((n) => n.posteId)).toEqual(avant)
          for (const n of r.nonObtenus) {
            if (n.motif !== 'COMPLET') expect(n.completDepuis).toBeNull()
            else if (n.completDepuis) expect(resultats[n.completDepuis - 1]).toMatchObject({ posteId: n.posteId, surnombre: null })
          }
        })
      }),
      { numRuns: 500 },
    ))
})
