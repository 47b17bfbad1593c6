import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CategorieStage, CauseSemestre, Phase, SituationSemestre } from '@/generated/prisma/enums'
import { anciennete, type SemestreParcours } from '@/lib/referentiel/interne/anciennete'
import { decaler } from '@/lib/referentiel/stage/semestre'

const semestre = (champs: Partial<SemestreParcours>): SemestreParcours => ({
  semestreCode: '2025H',
  phase: 'APPROFONDISSEMENT',
  categorie: 'POLYVALENTE',
  situation: 'VALIDE',
  cause: null,
  ...champs,
})
const compte = (champs: Partial<SemestreParcours>): number => anciennete([semestre(champs)], 'APPROFONDISSEMENT').semestres

describe('R-RNG-1: whole validated semesters of the phase', () => {
  it('starts again from zero at each phase', () => {
    const parcours = [
      semestre({ semestreCode: '2024H', phase: 'SOCLE', categorie: 'N1' }),
      semestre({ semestreCode: '2025E', phase: 'SOCLE', categorie: 'URGENCES' }),
      semestre({}),
    ]
    expect(anciennete(parcours, 'APPROFONDISSEMENT').semestres).toBe(1)
    expect(anciennete(parcours, 'SOCLE').semestres).toBe(2)
    expect(anciennete(parcours, 'APPROFONDISSEMENT').lignes[0]?.raison).toBe(
      'Accompli en phase socle : l’ancienneté repart à zéro à chaque phase.',
    )
  })
  it('does not count the semester under way', () => expect(compte({ situation: 'EN_COURS' })).toBe(0))
  it('does not count a semester not validated for want of results', () =>
    expect(compte({ situation: 'NON_VALIDE', cause: 'INSUFFISANCE' })).toBe(0))
})

describe('R-RNG-2: semesters that count although they are not validated', () => {
  it.each(['GROSSESSE', 'MATERNITE', 'LONGUE_MALADIE', 'ACTIVITE_SYNDICALE'] as const)('%s', (cause) =>
    expect(compte({ situation: 'NON_VALIDE', cause })).toBe(1),
  )
})

describe('R-RNG-3: semesters without a stage', () => {
  it('counts the two semesters of an année-recherche (E. Morin: +2)', () => {
    const annee = ['2025H', '2026E'].map((semestreCode) =>
      semestre({ semestreCode, categorie: null, situation: 'NON_ACCOMPLI', cause: 'ANNEE_RECHERCHE' }),
    )
    expect(anciennete(annee, 'APPROFONDISSEMENT').semestres).toBe(2)
  })
  it('counts a leave for studies', () =>
    expect(compte({ situation: 'NON_ACCOMPLI', cause: 'DISPONIBILITE_ETUDES', categorie: null })).toBe(1))
  it('does not count a leave for personal reasons (F. Lemoine: +0)', () =>
    expect(compte({ situation: 'NON_ACCOMPLI', cause: 'DISPONIBILITE_CONVENANCES', categorie: null })).toBe(0))
})

describe('R-RNG-4: after a remords', () => {
  it('does not count what the new DES did not take over (G. Tran)', () => expect(compte({ situation: 'VALIDE', cause: 'REMORDS' })).toBe(0))
})

const unParcours = fc
  .array(
    fc.record({
      phase: fc.constantFrom(...Object.values(Phase)),
      categorie: fc.constantFrom(...Object.values(CategorieStage)),
      situation: fc.constantFrom(...Object.values(SituationSemestre)),
      cause: fc.option(fc.constantFrom(...Object.values(CauseSemestre)), { nil: null }),
    }),
    { maxLength: 12 },
  )
  .map((etapes) => etapes.map((e, i): SemestreParcours => ({ ...e, semestreCode: decaler('2020H', i).code })))

describe('R-RNG-1 to R-RNG-4, for any path', () => {
  it('explains every semester once, in order, and counts those it says it counts', () =>
    fc.assert(
      fc.property(unParcours, fc.constantFrom(...Object.values(Phase)), (parcours, phase) => {
        const { lignes, semestres } = anciennete([...parcours].reverse(), phase)
        expect(lignes.map((l) => l.semestre)).toEqual(parcours)
        expect(semestres).toBe(lignes.filter((l) => l.compte).length)
        expect(lignes.every((l) => l.raison.length > 5)).toBe(true)
      }),
    ))
  it('never counts one semester in two phases', () =>
    fc.assert(
      fc.property(unParcours, (parcours) => {
        const total = Object.values(Phase).reduce((n, p) => n + anciennete(parcours, p).semestres, 0)
        expect(total).toBeLessThanOrEqual(parcours.length)
      }),
    ))
  it('one more validated semester always adds one', () =>
    fc.assert(
      fc.property(unParcours, (parcours) => {
        const plus = semestre({ semestreCode: decaler('2020H', parcours.length).code })
        expect(anciennete([...parcours, plus], 'APPROFONDISSEMENT').semestres).toBe(anciennete(parcours, 'APPROFONDISSEMENT').semestres + 1)
      }),
    ))
})
