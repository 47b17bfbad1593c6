import { describe, expect, it } from 'vitest'
import type { CauseSemestre } from '@/generated/prisma/enums'
import { isoJour, jour } from '@/lib/core/horloge'
import { alertesDe, echeancesPhases, echeanceThese } from '@/lib/referentiel/interne/echeances'
import { typerParametres } from '@/lib/referentiel/parametre/schema'
import { PARAMETRES_DEMONSTRATION } from '@/prisma/seed/parametres'
import { parcoursJusque, type Etape } from '@/prisma/seed/parcours'

const regles = typerParametres(PARAMETRES_DEMONSTRATION)
const parcours = (etapes: readonly Etape[], enCours = '2026H') => parcoursJusque(enCours, etapes)
const rate = (cause: CauseSemestre): Etape => ({ categorie: 'N1', situation: 'NON_VALIDE', cause, phase: 'SOCLE' })
const dits = (etapes: readonly Etape[], date: string, enCours?: string) =>
  echeancesPhases(parcours(etapes, enCours), jour(date), regles).map((e) => [e.phase, e.etat, isoJour(e.alerteLe), isoJour(e.limite)])

describe('R-DES-7: each phase within twice its length', () => {
  it('a phase of two semesters has four, told at three quarters', () => {
    // Entered in November 2026: socle until the end of October 2028.
    const entre: Etape[] = ['N1']
    expect(dits(entre, '2026-11-22')).toEqual([['SOCLE', 'A_TEMPS', '2028-05-04', '2028-11-01']])
    expect(dits(entre, '2028-05-03')[0]?.[1]).toBe('A_TEMPS')
    expect(dits(entre, '2028-05-04')[0]?.[1]).toBe('ALERTE')
    expect(dits(entre, '2028-11-01')[0]?.[1]).toBe('ALERTE')
    expect(dits(entre, '2028-11-02')[0]?.[1]).toBe('DEPASSEE')
  })
  it('a phase whose stages are all validated is told as such, and the next one begins its own count', () => {
    expect(dits(['N1', 'URGENCES', 'POLYVALENTE'], '2026-11-22')).toEqual([
      ['SOCLE', 'VALIDEE', '2027-05-04', '2027-11-01'],
      ['APPROFONDISSEMENT', 'A_TEMPS', '2029-11-02', '2030-11-01'],
    ])
  })
  it.each(['MATERNITE', 'LONGUE_MALADIE', 'ANNEE_RECHERCHE'] as const)('%s adds a semester', (cause) =>
    expect(dits([rate(cause), 'N1', 'URGENCES'], '2026-11-22')[0]?.[3]).toBe('2028-05-01'),
  )
  it.each(['INSUFFISANCE', 'DISPONIBILITE_CONVENANCES', 'DISPONIBILITE_ETUDES'] as const)('%s adds none', (cause) =>
    expect(dits([rate(cause), 'N1', 'URGENCES'], '2026-11-22')[0]?.[3]).toBe('2027-11-01'),
  )
  it('what a remords left behind is of another DES', () => {
    const avant: Etape = { categorie: 'URGENCES', situation: 'VALIDE', cause: 'REMORDS', phase: 'SOCLE' }
    expect(dits([avant, avant, 'N1', 'URGENCES'], '2026-11-22', '2027E')[0]?.[3]).toBe('2028-11-01')
  })
})

describe('R-DES-6: the thesis before consolidation', () => {
  const these = (etapes: readonly Etape[], date = '2026-11-22') => echeanceThese(parcours(etapes), jour(date), regles)
  it('the day before consolidation began', () =>
    expect(isoJour(these(['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ']).limite)).toBe('2026-11-01'))
  it('or the day before it will, one semester for each stage still owed', () => {
    // Under way: SFE. Owed: SASPAS and the stage libre, summer 2027 and winter 2027; consolidation in May 2028.
    const due = these(['N1', 'URGENCES', 'POLYVALENTE', 'SFE'])
    expect([isoJour(due.limite), due.fondement, due.derogation, due.etat]).toEqual(['2028-05-01', 'AVANT_CONSOLIDATION', true, 'A_TEMPS'])
  })
  it('is told a year before, and once passed', () => {
    const six: Etape[] = ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE']
    expect(these(six).etat).toBe('ALERTE')
    expect(these([...six, 'N3_DJ']).etat).toBe('DEPASSEE')
  })
  it('older cohorts: six years after the first enrolment, without that derogation', () => {
    const ancien = { anneeEntree: 2022, phase: 'APPROFONDISSEMENT' as const, semestres: [] }
    const due = echeanceThese(ancien, jour('2026-11-22'), regles)
    expect([isoJour(due.limite), due.fondement, due.derogation]).toEqual(['2028-11-01', 'APRES_INSCRIPTION', false])
  })
  it('a cohort after the last one of the derogations has none', () =>
    expect(echeanceThese({ ...parcours(['N1']), anneeEntree: 2026 }, jour('2026-11-22'), regles).derogation).toBe(false))
})

describe('what a list says of the deadlines', () => {
  it('the most serious first, and nothing when all is well', () => {
    const p = parcours(['N1', 'URGENCES', 'POLYVALENTE', 'SFE'])
    const alertes = (date: string) =>
      alertesDe(echeancesPhases(p, jour(date), regles), echeanceThese(p, jour('2026-11-22'), regles)).map((a) => a.texte)
    expect(alertes('2026-11-22')).toEqual([])
    expect(alertes('2035-01-01')).toEqual(['Temps dépassé (approfondissement)'])
  })
  it('a thesis whose day is past is to be checked, without alarm for a cohort that may ask for more time', () => {
    const p = parcours(['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'])
    expect(alertesDe([], echeanceThese(p, jour('2026-11-22'), regles))).toEqual([{ texte: 'Soutenance de thèse à vérifier', grave: false }])
    const sans = { ...echeanceThese(p, jour('2026-11-22'), regles), derogation: false }
    expect(alertesDe([], sans)).toEqual([{ texte: 'Soutenance de thèse à vérifier', grave: true }])
  })
})
