import { beforeAll, describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { ajouterJours, aujourdhui, isoJour, jour } from '@/lib/core/horloge'
import { getParcours } from '@/lib/referentiel/interne/queries'
import { unActeur } from '../../../factories/acteur'
import { unInterne } from '../../../factories/interne'
import { appliquer, enBref, simuler, unTableau } from './scene'

let gestionnaire: Acteur
beforeAll(async () => {
  gestionnaire = await unActeur('GESTIONNAIRE')
})

type Interne = Awaited<ReturnType<typeof unInterne>>
const TITRES = 'Courriel;Rang;Thèse soutenue le;Contrat de formation signé le;FST;Semestres de FST'
const ligne = (i: Interne, ...cellules: string[]): string => [i.personne.courriel, '', ...cellules].join(';')
const dit = async (...lignes: string[]): Promise<string[]> =>
  enBref((await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, ...lignes))).lignes)
const lire = (i: Interne) =>
  db.interne.findUniqueOrThrow({
    where: { id: i.id },
    select: { theseSoutenueLe: true, contratSigneLe: true, fst: true, fstSemestres: true },
  })

describe('what the registrar’s office tells of a person (R-CAM-2)', () => {
  it('R-DES-4, R-DES-6, R-DES-8: the thesis, the contract, the transversal training are shown, then written, then read by the interne', async () => {
    const i = await unInterne({ contratSigneLe: null })
    const { lignes } = await appliquer(
      gestionnaire,
      'INTERNES',
      unTableau(TITRES, ligne(i, '03/06/2026', '2025-01-15', 'Médecine du sport', 'Hiver 2027, Été 2028')),
    )
    expect(enBref(lignes)).toEqual([
      'CHANGE Thèse soutenue le :  → 2026-06-03 Contrat de formation signé le :  → 2025-01-15 FST :  → Médecine du sport Semestres de FST :  → 2027H, 2028E',
    ])
    expect(await lire(i)).toEqual({
      theseSoutenueLe: jour('2026-06-03'),
      contratSigneLe: jour('2025-01-15'),
      fst: 'Médecine du sport',
      fstSemestres: ['2027H', '2028E'],
    })
    const parcours = await getParcours(gestionnaire, i.id)
    expect([parcours?.these.etat, parcours?.contrat?.etat]).toEqual(['SOUTENUE', 'SIGNE'])
  })

  it('an empty cell changes nothing, « aucune » takes away', async () => {
    const i = await unInterne({ theseSoutenueLe: jour('2026-06-03'), fst: 'Douleur', fstSemestres: ['2027E'] })
    expect(await dit(ligne(i, '', '', '', ''))).toEqual(['INCHANGE'])
    await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, ligne(i, 'Aucune', '', 'aucune', 'Aucun')))
    expect(await lire(i)).toMatchObject({ theseSoutenueLe: null, fst: null, fstSemestres: [], contratSigneLe: i.contratSigneLe })
  })

  it('comes with a new interne, on whichever of their lines', async () => {
    const titres = `${TITRES};Nom;Prénom;Promotion;Classement;Effectif;Semestre;Phase;Situation`
    const semestre = (await db.semestreInterne.findFirstOrThrow({ where: { interneId: (await unInterne()).id } })).semestreCode
    const neuf = (fin: string) => `neuf.suivi@exemple.test;12;${fin}`
    const { lignes } = await appliquer(
      gestionnaire,
      'INTERNES',
      unTableau(titres, neuf(';;;;Nève;Zoé;2025;ECN;99;;;'), neuf(`;2025-12-01;Douleur;;Nève;Zoé;2025;ECN;99;${semestre};Socle;Validé`)),
    )
    expect(enBref(lignes).map((l) => l.split(' ')[0])).toEqual(['CREE', 'CREE'])
    const cree = await db.personne.findUniqueOrThrow({ where: { courriel: 'neuf.suivi@exemple.test' }, select: { interne: true } })
    expect(cree.interne).toMatchObject({ contratSigneLe: jour('2025-12-01'), fst: 'Douleur', theseSoutenueLe: null })
  })
})

describe('a line is refused', () => {
  it('R-DES-4: « …écrivez le nom de la FST. », « …deux fois. », « …2 semestres au plus, et non 3. »', async () => {
    const i = await unInterne()
    expect(await dit(ligne(i, '', '', '', '2027H'))).toEqual([
      'REFUSE R-DES-4 Des semestres de FST sont donnés sans dire laquelle : écrivez le nom de la FST.',
    ])
    expect((await dit(ligne(i, '', '', 'Sport', '2027H, 2027H')))[0]).toBe('REFUSE R-DES-4 Le même semestre de FST est donné deux fois.')
    expect((await dit(ligne(i, '', '', 'Sport', '2027H, 2028E, 2028H')))[0]).toContain('2 semestres au plus, et non 3.')
  })

  it('R-STG-1: « …n’est pas un semestre. »; IMPORT-VALEUR: « …n’est pas une date. », « …est à venir. »', async () => {
    const i = await unInterne()
    expect((await dit(ligne(i, '', '', 'Sport', 'printemps')))[0]).toContain('R-STG-1 Semestre : « printemps » n’est pas un semestre.')
    expect((await dit(ligne(i, '31/02/2026', '', '', '')))[0]).toContain(
      'IMPORT-VALEUR Thèse soutenue le : « 31/02/2026 » n’est pas une date.',
    )
    const demain = isoJour(ajouterJours(aujourdhui(), 1))
    expect((await dit(ligne(i, '', demain, '', '')))[0]).toBe(
      `REFUSE IMPORT-VALEUR Contrat de formation signé le : le ${demain} est à venir.`,
    )
  })

  it('IMPORT-DOUBLON: two lines of one person that contradict each other; what one of them leaves out is no contradiction', async () => {
    const i = await unInterne()
    const s = await db.semestreInterne.findFirstOrThrow({ where: { interneId: i.id } })
    const titres = `${TITRES};Semestre`
    const suite = (l: string, code: string) => `${l};${code}`
    const lues = await simuler(
      gestionnaire,
      'INTERNES',
      unTableau(titres, suite(ligne(i, '2026-06-03', '', '', ''), ''), suite(ligne(i, '', '', '', ''), s.semestreCode)),
    )
    expect(lues.lignes.map((l) => l.issue)).toEqual(['CHANGE', 'INCHANGE'])
    const autres = await simuler(
      gestionnaire,
      'INTERNES',
      unTableau(titres, suite(ligne(i, '2026-06-03', '', '', ''), ''), suite(ligne(i, '2026-06-04', '', '', ''), s.semestreCode)),
    )
    expect(enBref(autres.lignes)[1]).toContain('IMPORT-DOUBLON')
  })
})

describe('R-STG-2: a semester given as validated, interrupted more than two months', () => {
  const TITRES_SEMESTRE = 'Courriel;Semestre;Phase;Situation;Jours d’interruption'
  const semestreDit = async (i: Interne, situation: string, jours: string) => {
    const s = await db.semestreInterne.findFirstOrThrow({
      where: { interneId: i.id, situation: { not: 'EN_COURS' } },
      orderBy: { semestreCode: 'asc' },
    })
    return unTableau(TITRES_SEMESTRE, `${i.personne.courriel};${s.semestreCode};Socle;${situation};${jours}`)
  }
  const lu = async (i: Interne, situation: string, jours: string) =>
    enBref((await simuler(gestionnaire, 'INTERNES', await semestreDit(i, situation, jours))).lignes)[0]

  it('« Interrompu 61 jours sans compter les congés annuels, ce semestre ne peut pas être validé : 60 au plus. »', async () => {
    const i = await unInterne({ parcours: ['N1', 'URGENCES', 'SFE'] })
    expect(await lu(i, 'Validé', '61')).toBe(
      'REFUSE R-STG-2 Interrompu 61 jours sans compter les congés annuels, ce semestre ne peut pas être validé : 60 au plus.',
    )
    expect(await lu(i, '', '61')).toContain('REFUSE R-STG-2')
    expect(await lu(i, 'Validé', '60')).toBe('CHANGE Jours d’interruption :  → 60')
    expect(await lu(i, 'Non validé', '61')).toContain('CHANGE Situation du semestre : Validé → Non validé')
  })

  it('whichever comes second: the days, or the word « validé »', async () => {
    const i = await unInterne({ parcours: ['N1', 'URGENCES', 'SFE'] })
    await appliquer(gestionnaire, 'INTERNES', await semestreDit(i, 'Non validé', '75'))
    expect(await db.semestreInterne.count({ where: { interneId: i.id, joursInterruption: 75 } })).toBe(1)
    expect(await lu(i, 'Validé', '')).toContain('REFUSE R-STG-2 Interrompu 75 jours')
    expect(await lu(i, 'Validé', '10')).toContain('CHANGE')
  })

  it('IMPORT-VALEUR: « …ne tiennent pas dans un semestre. »', async () =>
    expect(await lu(await unInterne(), 'Non validé', '400')).toBe(
      'REFUSE IMPORT-VALEUR Jours d’interruption : 400 jours ne tiennent pas dans un semestre.',
    ))
})
