import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StatutCampagnePostes } from '@/generated/prisma/enums'
import { check, reachable } from '@/lib/core/workflow/workflow'
import { refusCapacites, refusReponse } from '@/lib/stages/campagne/capacite/guards'
import { differenceListes, empreinteListe, texteListe, type LigneListe } from '@/lib/stages/campagne/liste/contenu'
import { accueilDe, refusAccueil } from '@/lib/stages/campagne/offre/couplage/guards'
import { aReporter, type LigneOffre } from '@/lib/stages/campagne/offre/lignes'
import { ligneSecond, type Second } from '@/lib/referentiel/stage/couplage'
import type { CampagnePostes } from '@/lib/stages/campagne/policy'
import { campagneWorkflow, type ActionCampagne } from '@/lib/stages/campagne/workflow'
import { acteurPur, PERSONNES } from '../../../factories/flechage/dossier-lu'

const jour = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
const campagne = (statut: StatutCampagnePostes, change: Partial<CampagnePostes> = {}): CampagnePostes => ({
  id: PERSONNES.autre,
  semestreCode: '2027E',
  statut,
  statutDepuis: jour('2026-11-20'),
  reponsesAvant: jour('2026-12-10'),
  reponsesClosesLe: null,
  version: 0,
  semestre: { code: '2027E', libelle: 'Semestre d’été 2027', debut: jour('2027-05-02'), fin: jour('2027-11-01') },
  enAttente: 0,
  places: 12,
  listes: 0,
  jour: jour('2026-12-01'),
  choix: { prepares: 0, figes: 0, publies: 0 },
  ...change,
})
const gestionnaire = acteurPur(PERSONNES.autre, 'GESTIONNAIRE')
const essayer = (action: ActionCampagne, row: CampagnePostes, acteur = gestionnaire) =>
  check(campagneWorkflow, action, acteur, row, row.jour)

describe('the path of a campaign of posts', () => {
  const ORDRE: readonly StatutCampagnePostes[] = ['PREPARATION', 'CEBF', 'REPARTITION', 'PUBLIEE', 'CHOIX', 'AFFECTATIONS', 'CLOSE']

  it('goes through the states of §2.5 in their order, and never back', () => {
    for (const [i, etat] of ORDRE.entries()) {
      const suites = [...reachable(campagneWorkflow, etat)].filter((s) => s !== etat)
      expect(suites.sort()).toEqual([...ORDRE.slice(i + 1)].sort())
    }
  })

  it('only the secretariat takes its steps', () => {
    for (const role of ['INTERNE', 'MSU', 'COORD_DES', 'DIR_DUMG', 'DIR_UFR', 'ARS', 'ADMIN_TECH'] as const)
      for (const [action, { from }] of Object.entries(campagneWorkflow.transitions))
        expect(essayer(action as ActionCampagne, campagne(from[0] as StatutCampagnePostes), acteurPur(PERSONNES.autre, role))).toEqual({
          ok: false,
          cause: 'interdit',
        })
  })

  it('CAMPAGNE-REPONSES « 3 terrains n’ont pas encore répondu » until the term, not after', () => {
    expect(essayer('soumettre', campagne('PREPARATION', { enAttente: 3 }))).toMatchObject({
      refus: {
        regle: 'CAMPAGNE-REPONSES',
        message: '3 terrains n’ont pas encore répondu : le délai court jusqu’au jeudi 10 décembre 2026.',
      },
    })
    expect(essayer('soumettre', campagne('PREPARATION', { enAttente: 3, jour: jour('2026-12-11') }))).toEqual({ ok: true })
  })

  it.each(['soumettre', 'repartir', 'publier', 'corriger'] as const)(
    'CAMPAGNE-OFFRE « Aucune place n’est encore offerte » (%s)',
    (action) => {
      const [de] = campagneWorkflow.transitions[action].from
      expect(essayer(action, campagne(de as StatutCampagnePostes, { places: 0 }))).toMatchObject({
        refus: {
          regle: 'CAMPAGNE-OFFRE',
          message: 'Aucune place n’est encore offerte : reportez d’abord les réponses des terrains dans l’offre.',
        },
      })
    },
  )
})

describe('the answer of a terrain', () => {
  const agree = { capaciteAgreee: 2, categories: ['SASPAS', 'LIBRE'] as const }

  it('R-CAM-1 « SASPAS : 3 places pour 2 places que permet l’agrément. »', () => {
    expect(refusCapacites(agree, [{ categorie: 'SASPAS', capacite: 3 }])).toMatchObject({
      champ: 'capacite_SASPAS',
      refus: { regle: 'R-CAM-1', message: 'SASPAS : 3 places pour 2 places que permet l’agrément.' },
    })
  })

  it('R-CAM-1 « Ce terrain n’est pas agréé pour un stage d’urgences. »', () => {
    expect(refusCapacites(agree, [{ categorie: 'URGENCES', capacite: 1 }])).toMatchObject({
      champ: 'capacite_URGENCES',
      refus: { regle: 'R-CAM-1', message: 'Ce terrain n’est pas agréé pour un stage d’urgences.' },
    })
  })

  it('R-MSU-20 « Au total, 3 places : l’agrément permet 2 places en même temps. »', () => {
    const reponses = [
      { categorie: 'SASPAS', capacite: 2 },
      { categorie: 'LIBRE', capacite: 1 },
    ] as const
    expect(refusCapacites(agree, reponses)).toMatchObject({
      champ: 'capacite_LIBRE',
      refus: { regle: 'R-MSU-20', message: 'Au total, 3 places : l’agrément permet 2 places en même temps.' },
    })
  })

  it('CAPACITE-RAISON « Si vous n’accueillez personne, dites pourquoi en une phrase. »', () => {
    const personne = [{ categorie: 'SASPAS', capacite: 0 }] as const
    expect(refusReponse(agree, personne, '')).toMatchObject({
      champ: 'empechement',
      refus: { regle: 'CAPACITE-RAISON', message: 'Si vous n’accueillez personne, dites pourquoi en une phrase.' },
    })
    expect(refusReponse(agree, personne, 'Congé de longue durée')).toBeUndefined()
  })
})

const ligneOffre = (change: Partial<LigneOffre>): LigneOffre => ({
  terrainId: 'a',
  terrain: 'Terrain',
  structure: 'Maison de santé',
  commune: 'Le Plateau',
  categorie: 'SASPAS',
  agrees: 2,
  repondu: 1,
  offert: null,
  horsChoix: 0,
  ajoutes: 0,
  second: null,
  reserve: null,
  ...change,
})

describe('putting answers in the offer', () => {
  it('R-MSU-10: leaves out a terrain that cannot be offered or gives no place, and a post already in the offer', () => {
    const lignes = [
      ligneOffre({}),
      ligneOffre({ terrainId: 'b', reserve: 'L’agrément est suspendu.' }),
      ligneOffre({ terrainId: 'c', offert: 2 }),
      ligneOffre({ terrainId: 'd', repondu: null }),
      ligneOffre({ terrainId: 'e', repondu: 0 }),
    ]
    expect(aReporter(lignes).map((l) => l.terrainId)).toEqual(['a'])
  })

  it('R-MSU-20: never goes past the agreed capacity of a terrain, whatever is offered and answered', () => {
    const n = fc.nat({ max: 4 })
    const ligne = fc
      .record({
        terrainId: fc.constantFrom('a', 'b'),
        repondu: n,
        offert: fc.option(n),
        categorie: fc.constantFrom('SASPAS', 'LIBRE', 'N1'),
      })
      .map((l) => ligneOffre({ ...l, categorie: l.categorie as LigneOffre['categorie'], agrees: 4 }))
    fc.assert(
      fc.property(fc.uniqueArray(ligne, { selector: (l) => `${l.terrainId} ${l.categorie}`, maxLength: 6 }), (lignes) => {
        const avant = (id: string) => lignes.filter((l) => l.terrainId === id).reduce((s, l) => s + (l.offert ?? 0), 0)
        for (const id of ['a', 'b']) {
          const ajoute = aReporter(lignes)
            .filter((l) => l.terrainId === id)
            .reduce((s, l) => s + (l.repondu ?? 0), 0)
          expect(ajoute === 0 || avant(id) + ajoute <= 4).toBe(true)
        }
      }),
    )
  })
})

const SECOND: Second = {
  terrainId: 's',
  intitule: 'Femme et enfant',
  structure: 'CH du Littoral',
  commune: 'Port-Blanc',
  premiereMoitie: 'SANTE_ENFANT',
}
/** Digest of the line of a test below, computed when a line could have one place only. */
const AVANT_LES_COUPLAGES = 'e7354e4eef38554d3fa84d72a0f4be5611168ad597471e72468a5e8275956abe'

describe('R-MSU-20: the number of internes that a terrain receives in each half of a semester', () => {
  const poste = (terrainId: string, secondTerrainId: string | null, capaciteOfferte: number) => ({
    terrainId,
    secondTerrainId,
    capaciteOfferte,
  })
  const lieu = { id: 'b', intitule: 'Femme et enfant', capaciteAgreee: 3 }
  it('the internes of its coupled posts leave after three months, and those of other terrains arrive', () => {
    expect(accueilDe('a', [poste('a', null, 1), poste('a', 'b', 2), poste('b', 'a', 4)])).toEqual([3, 5])
    expect(accueilDe('b', [poste('a', 'b', 2), poste('b', 'a', 2)])).toEqual([2, 2])
  })
  it('« Dans les trois derniers mois, Femme et enfant accueillerait 4 internes : l’agrément en permet 3 en même temps. »', () => {
    expect(refusAccueil(lieu, [poste('a', 'b', 2), poste('b', null, 1)])).toBeUndefined()
    expect(refusAccueil(lieu, [poste('a', 'b', 2), poste('b', null, 2)])).toEqual({
      regle: 'R-MSU-20',
      message: 'Dans les trois derniers mois, Femme et enfant accueillerait 4 internes : l’agrément en permet 3 en même temps.',
    })
    // Two internes who swap their halves are never there at the same time.
    expect(refusAccueil({ ...lieu, capaciteAgreee: 1 }, [poste('a', 'b', 1), poste('b', 'a', 1)])).toBeUndefined()
  })
})

const ligne = (posteId: string, change: Partial<LigneListe> = {}): LigneListe => ({
  posteId,
  terrainId: 't',
  categorie: 'LIBRE',
  intitule: 'Terrain',
  structure: 'Maison de santé',
  communeCode: '99001',
  commune: 'Le Plateau',
  zone: 'ZIP',
  logement: false,
  capaciteOfferte: 2,
  horsChoix: 0,
  ajoutes: 0,
  ...ligneSecond(null),
  ...change,
})

describe('a published list', () => {
  it('has the same digest whatever the order of its lines, and another digest when a line changes', () => {
    const [a, b] = [ligne('a'), ligne('b')]
    expect(empreinteListe([a, b])).toBe(empreinteListe([b, a]))
    expect(texteListe([a])).toContain('"capaciteOfferte":2')
    for (const change of [{ capaciteOfferte: 3 }, { horsChoix: 1 }, { commune: 'Autre' }, { zone: 'ZAC' as const }, { logement: true }])
      expect(empreinteListe([ligne('a', change), b])).not.toBe(empreinteListe([a, b]))
  })

  it('R-DES-2: without a second place keeps the digest it had before coupled stages existed; a change of the second place changes it', () => {
    expect(empreinteListe([ligne('a', { intitule: 'Santé', categorie: 'SFE' })])).toBe(AVANT_LES_COUPLAGES)
    const couplee = ligne('a', { categorie: 'SFE', ...ligneSecond(SECOND) })
    for (const change of [{ terrainId: 'z' }, { intitule: 'Autre' }, { premiereMoitie: 'SANTE_FEMME' as const }])
      expect(empreinteListe([{ ...couplee, ...ligneSecond({ ...SECOND, ...change }) }])).not.toBe(empreinteListe([couplee]))
  })

  it('R-DES-2: a new second place, or another order of the halves, is a change of the post', () => {
    const seule = ligne('a', { categorie: 'SFE' })
    const couplee = { ...seule, ...ligneSecond(SECOND) }
    const changements = (avant: LigneListe, apres: LigneListe) => differenceListes([avant], [apres]).changees[0]?.changements
    expect(changements(seule, couplee)).toEqual([
      { champ: 'secondTerrain', avant: null, apres: 'Femme et enfant, CH du Littoral, Port-Blanc' },
      { champ: 'premiereMoitie', avant: null, apres: 'SANTE_ENFANT' },
    ])
    expect(changements(couplee, { ...couplee, premiereMoitie: 'SANTE_FEMME' })).toEqual([
      { champ: 'premiereMoitie', avant: 'SANTE_ENFANT', apres: 'SANTE_FEMME' },
    ])
    expect(changements(couplee, seule)).toHaveLength(2)
  })

  it('says what a version adds, removes and changes, with before and after', () => {
    const avant = [ligne('a'), ligne('b'), ligne('c')]
    const apres = [ligne('a'), ligne('b', { capaciteOfferte: 1, logement: true }), ligne('d')]
    expect(differenceListes(avant, apres)).toEqual({
      ajoutees: [ligne('d')],
      retirees: [ligne('c')],
      changees: [
        {
          ligne: ligne('b', { capaciteOfferte: 1, logement: true }),
          changements: [
            { champ: 'logement', avant: false, apres: true },
            { champ: 'capaciteOfferte', avant: 2, apres: 1 },
          ],
        },
      ],
    })
    expect(differenceListes(avant, avant)).toEqual({ ajoutees: [], retirees: [], changees: [] })
  })
})
