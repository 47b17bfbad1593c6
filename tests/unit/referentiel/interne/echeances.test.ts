import { describe, expect, it } from 'vitest'
import type { CauseSemestre } from '@/generated/prisma/enums'
import { isoJour, jour } from '@/lib/core/temps/horloge'
import { alertesDe, echeanceContrat, echeancesPhases, echeanceThese } from '@/lib/referentiel/interne/echeances'
import { FORMATION } from '@/lib/referentiel/interne/parametres'
import { typerParametres } from '@/lib/referentiel/parametre/schema'
import { PARAMETRES_DEMONSTRATION } from '@/prisma/seed/parametres'
import { parcoursJusque, type Etape } from '@/prisma/seed/departement/parcours'

const regles = typerParametres(FORMATION, PARAMETRES_DEMONSTRATION)
const parcours = (etapes: readonly Etape[], enCours = '2026H') => parcoursJusque(enCours, etapes)
const rate = (cause: CauseSemestre): Etape => ({ categorie: 'N1', situation: 'NON_VALIDE', cause, phase: 'SOCLE' })
const dits = (etapes: readonly Etape[], date: string, enCours?: string) =>
  echeancesPhases(parcours(etapes, enCours), jour(date), regles).map((e) => [e.phase, e.etat, isoJour(e.alerteLe), isoJour(e.limite)])

describe('R-DES-7: each phase lasts at most twice its length', () => {
  it('a phase of two semesters may last four, with an alert at three quarters', () => {
    // Entered in November 2026: socle until the end of October 2028.
    const entre: Etape[] = ['N1']
    expect(dits(entre, '2026-11-22')).toEqual([['SOCLE', 'A_TEMPS', '2028-05-04', '2028-11-01']])
    expect(dits(entre, '2028-05-03')[0]?.[1]).toBe('A_TEMPS')
    expect(dits(entre, '2028-05-04')[0]?.[1]).toBe('ALERTE')
    expect(dits(entre, '2028-11-01')[0]?.[1]).toBe('ALERTE')
    expect(dits(entre, '2028-11-02')[0]?.[1]).toBe('DEPASSEE')
  })
  it('a phase whose stages are all validated is marked so, and the next one has its own limit', () => {
    expect(dits(['N1', 'URGENCES', 'POLYVALENTE'], '2026-11-22')).toEqual([
      ['SOCLE', 'VALIDEE', '2027-05-04', '2027-11-01'],
      ['APPROFONDISSEMENT', 'A_TEMPS', '2029-11-02', '2030-11-01'],
    ])
  })
  it.each(['MATERNITE', 'LONGUE_MALADIE', 'ANNEE_RECHERCHE', 'DISPONIBILITE_DOCTORAT'] as const)('%s adds a semester', (cause) =>
    expect(dits([rate(cause), 'N1', 'URGENCES'], '2026-11-22')[0]?.[3]).toBe('2028-05-01'),
  )
  it.each(['INSUFFISANCE', 'DISPONIBILITE_CONVENANCES', 'DISPONIBILITE_ETUDES'] as const)('%s adds none', (cause) =>
    expect(dits([rate(cause), 'N1', 'URGENCES'], '2026-11-22')[0]?.[3]).toBe('2027-11-01'),
  )
  it('semesters before a remords belong to another DES and do not count', () => {
    const avant: Etape = { categorie: 'URGENCES', situation: 'VALIDE', cause: 'REMORDS', phase: 'SOCLE' }
    expect(dits([avant, avant, 'N1', 'URGENCES'], '2026-11-22', '2027E')[0]?.[3]).toBe('2028-11-01')
  })
})

describe('R-DES-7: what makes a phase longer', () => {
  const p = parcours(['N1'])
  it('a derogation of the university, for that phase and no other', () => {
    const accord = (phase: 'SOCLE' | 'APPROFONDISSEMENT', jusquAu = '2029-05-01') =>
      echeancesPhases(
        { ...p, derogations: [{ objet: 'DUREE_PHASE', stages: null, phase, jusquAu: jour(jusquAu) }] },
        jour('2028-12-01'),
        regles,
      )[0]
    expect(accord('SOCLE')).toMatchObject({ etat: 'ALERTE', derogation: true, limite: jour('2029-05-01') })
    expect(accord('APPROFONDISSEMENT')).toMatchObject({ etat: 'DEPASSEE', derogation: false })
    expect(accord('SOCLE', '2027-01-01')).toMatchObject({ derogation: false, limite: jour('2028-11-01') })
  })
  it('the two semesters of a transversal training, in the phase they fall in (R-DES-4)', () => {
    const avec = { ...parcours(['N1', 'URGENCES', 'POLYVALENTE']), fstSemestres: ['2027E', '2027H'] }
    expect(echeancesPhases(avec, jour('2026-11-22'), regles).map((e) => [e.prolongations, isoJour(e.limite)])).toEqual([
      [0, '2027-11-01'],
      [2, '2031-11-01'],
    ])
  })
})

describe('R-DES-8: the contract signed during the first phase', () => {
  const contrat = (date: string, contratSigneLe: Date | null = null) => echeanceContrat({ ...parcours(['N1']), contratSigneLe }, jour(date))
  it('raises an alert from the second semester on, and is overdue after the phase', () => {
    expect(contrat('2026-11-22')).toEqual({ limite: jour('2027-11-01'), signeLe: null, etat: 'A_TEMPS' })
    expect([contrat('2027-05-01'), contrat('2027-05-02'), contrat('2027-11-01'), contrat('2027-11-02')].map((c) => c?.etat)).toEqual([
      'A_TEMPS',
      'ALERTE',
      'ALERTE',
      'DEPASSEE',
    ])
  })
  it('raises no alert once signed', () => expect(contrat('2030-01-01', jour('2026-12-01'))?.etat).toBe('SIGNE'))
  it('is one of the alerts of the list', () => {
    const these = echeanceThese(parcours(['N1']), jour('2027-06-01'), regles)
    expect(alertesDe([], these, contrat('2027-06-01'))).toEqual([{ texte: 'Contrat de formation à signer', grave: false }])
    expect(alertesDe([], these, contrat('2028-06-01'))).toEqual([{ texte: 'Contrat de formation à vérifier', grave: false }])
    expect(alertesDe([], these, contrat('2028-06-01', jour('2026-12-01')))).toEqual([])
  })
})

describe('R-DES-6: the thesis before consolidation', () => {
  const these = (etapes: readonly Etape[], date = '2026-11-22') => echeanceThese(parcours(etapes), jour(date), regles)
  it('is due the day before consolidation began', () =>
    expect(isoJour(these(['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ']).limite)).toBe('2026-11-01'))
  it('is due the day before consolidation will begin, after one semester for each stage still owed', () => {
    // Under way: SFE. Owed: SASPAS and the stage libre, summer 2027 and winter 2027; consolidation in May 2028.
    const due = these(['N1', 'URGENCES', 'POLYVALENTE', 'SFE'])
    expect([isoJour(due.limite), due.fondement, due.derogation, due.etat]).toEqual(['2028-05-01', 'AVANT_CONSOLIDATION', true, 'A_TEMPS'])
  })
  it('raises an alert a year before, and is overdue afterwards', () => {
    const six: Etape[] = ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE']
    expect(these(six).etat).toBe('ALERTE')
    expect(these([...six, 'N3_DJ']).etat).toBe('DEPASSEE')
  })
  it('for older cohorts is due six years after the first enrolment, without that derogation', () => {
    const ancien = { anneeEntree: 2022, phase: 'APPROFONDISSEMENT' as const, semestres: [] }
    const due = echeanceThese(ancien, jour('2026-11-22'), regles)
    expect([isoJour(due.limite), due.fondement, due.derogation]).toEqual(['2028-11-01', 'APRES_INSCRIPTION', false])
  })
  it('is no longer due once defended', () => {
    const p = parcours(['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'])
    const due = echeanceThese({ ...p, theseSoutenueLe: jour('2026-10-02') }, jour('2026-11-22'), regles)
    expect([due.etat, due.soutenueLe]).toEqual(['SOUTENUE', jour('2026-10-02')])
    expect(alertesDe([], due)).toEqual([])
  })
  it('is postponed by a derogation given to that person', () => {
    const p = parcours(['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'])
    const derogations = [{ objet: 'THESE', stages: null, phase: null, jusquAu: jour('2027-11-01') }] as const
    const due = echeanceThese({ ...p, derogations }, jour('2026-11-22'), regles)
    expect([isoJour(due.limite), due.accordee, due.etat]).toEqual(['2027-11-01', true, 'ALERTE'])
  })
  it('waits for the semesters of a transversal training (R-DES-4)', () => {
    const p = parcours(['N1', 'URGENCES', 'POLYVALENTE', 'SFE'])
    const limite = (fstSemestres: string[]) => isoJour(echeanceThese({ ...p, fstSemestres }, jour('2026-11-22'), regles).limite)
    // Owed: SASPAS and the stage libre, two semesters of them.
    expect([limite([]), limite(['2027E', '2027H']), limite(['2028E', '2028H']), limite(['2030E'])]).toEqual([
      '2028-05-01',
      '2029-05-01',
      '2029-05-01',
      '2028-05-01',
    ])
  })
  it('cannot be postponed for a cohort after the last one that the derogation covers', () =>
    expect(echeanceThese({ ...parcours(['N1']), anneeEntree: 2026 }, jour('2026-11-22'), regles).derogation).toBe(false))
})

describe('the alerts of a list', () => {
  it('an exceeded phase gives an alert, and there is none when all is well', () => {
    const p = parcours(['N1', 'URGENCES', 'POLYVALENTE', 'SFE'])
    const alertes = (date: string) =>
      alertesDe(echeancesPhases(p, jour(date), regles), echeanceThese(p, jour('2026-11-22'), regles)).map((a) => a.texte)
    expect(alertes('2026-11-22')).toEqual([])
    expect(alertes('2035-01-01')).toEqual(['Temps dépassé (approfondissement)'])
  })
  it('a thesis past its day is to be checked, and is not serious for a cohort that may ask for more time', () => {
    const p = parcours(['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'])
    expect(alertesDe([], echeanceThese(p, jour('2026-11-22'), regles))).toEqual([{ texte: 'Soutenance de thèse à vérifier', grave: false }])
    const sans = { ...echeanceThese(p, jour('2026-11-22'), regles), derogation: false }
    expect(alertesDe([], sans)).toEqual([{ texte: 'Soutenance de thèse à vérifier', grave: true }])
  })
})
