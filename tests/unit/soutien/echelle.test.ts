import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enMessage, enRecit } from '@/app/(portail)/aide/suivi/_dossier/formes'
import { choisisParmi, detacher, joindre, lireJoints, oublierJoints } from '@/app/aide/partage'
import { aPartager, estEnCrise, mesurer, motsDuScore, restantes, type Mesure } from '@/lib/soutien/echelle/cotation'
import { ECHELLES, RANG_IDEES_DE_MORT, type Echelle } from '@/lib/soutien/echelle/schema'

const laquelle = (code: string): Echelle => ECHELLES.find((e) => e.code === code) as Echelle
const combien = (e: Echelle): number => e.parties.flatMap((p) => p.questions).length
const partout = (e: Echelle, rang: number): number[] => Array<number>(combien(e)).fill(rang)
/** Ranks that give this sum, question after question. */
const pour = (e: Echelle, somme: number, max: number): number[] => partout(e, 0).map((_, i) => Math.min(max, Math.max(0, somme - i * max)))
const une = (mesures: readonly Mesure[] | null): Mesure => mesures?.[0] as Mesure

describe('R-SOU-26: self-assessment', () => {
  it('has the four free questionnaires, with all the questions of their authors, and not the MBI', () => {
    expect(ECHELLES.map((e) => [e.code, combien(e)])).toEqual([
      ['who5', 5],
      ['phq9', 9],
      ['gad7', 7],
      ['cbi', 19],
    ])
    expect(laquelle('cbi').parties.map((p) => p.questions.length)).toEqual([6, 7, 6])
    expect(JSON.stringify(ECHELLES)).not.toMatch(/maslach|\bMBI\b|HADS/i)
  })

  it.each([
    [0, 'Peu ou pas de signes de dépression', false],
    [4, 'Peu ou pas de signes de dépression', false],
    [5, 'Quelques signes, légers', false],
    [9, 'Quelques signes, légers', false],
    [10, 'Signes modérés', true],
    [14, 'Signes modérés', true],
    [15, 'Signes marqués', true],
    [19, 'Signes marqués', true],
    [20, 'Signes sévères', true],
    [27, 'Signes sévères', true],
  ])('PHQ-9 at %i: « %s »', (score, lecture, parler) => {
    expect(une(mesurer(laquelle('phq9'), pour(laquelle('phq9'), score, 3)))).toMatchObject({ score, sur: 27, lecture, parler })
  })

  it.each([
    [4, 'Peu ou pas de signes d’anxiété', false],
    [5, 'Quelques signes, légers', false],
    [10, 'Signes modérés', true],
    [15, 'Signes sévères', true],
    [21, 'Signes sévères', true],
  ])('GAD-7 at %i: « %s »', (score, lecture, parler) => {
    expect(une(mesurer(laquelle('gad7'), pour(laquelle('gad7'), score, 3)))).toMatchObject({ score, sur: 21, lecture, parler })
  })

  it.each([
    [0, 0, 'Bien-être bas', true],
    [12, 48, 'Bien-être bas', true],
    [13, 52, 'Bien-être moyen ou bon', false],
    [25, 100, 'Bien-être moyen ou bon', false],
  ])('WHO-5 with a sum of %i gives %i out of 100: « %s »', (brut, score, lecture, parler) => {
    expect(une(mesurer(laquelle('who5'), pour(laquelle('who5'), brut, 5)))).toMatchObject({ score, sur: 100, lecture, parler })
  })

  it('CBI: three scores of 0 to 100, high from 50; the question on remaining energy counts in reverse', () => {
    const cbi = laquelle('cbi')
    expect(mesurer(cbi, partout(cbi, 2))?.map((m) => [m.score, m.parler])).toEqual([
      [50, true],
      [50, true],
      [50, true],
    ])
    expect(mesurer(cbi, partout(cbi, 4))?.map((m) => m.score)).toEqual([100, 86, 100])
    expect(mesurer(cbi, partout(cbi, 0))?.map((m) => m.score)).toEqual([0, 14, 0])
  })

  it('any thought of death shows where to call, whatever the total and before the last answer', () => {
    const phq9 = laquelle('phq9')
    const seul: (number | undefined)[] = []
    seul[RANG_IDEES_DE_MORT] = 1
    expect([estEnCrise(phq9, seul), mesurer(phq9, seul)]).toEqual([true, null])
    const total1 = partout(phq9, 0).map((_, i) => (i === RANG_IDEES_DE_MORT ? 1 : 0))
    expect([une(mesurer(phq9, total1)).score, estEnCrise(phq9, total1)]).toEqual([1, true])
    expect(estEnCrise(phq9, partout(phq9, 3).with(RANG_IDEES_DE_MORT, 0))).toBe(false)
    expect(phq9.parties[0]?.questions[RANG_IDEES_DE_MORT]?.texte).toMatch(/mourir/)
    for (const autre of ECHELLES.filter((e) => e.code !== 'phq9')) expect(estEnCrise(autre, partout(autre, 3))).toBe(false)
  })

  it('gives no score until every question is answered; each score is within its bounds and has its words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ECHELLES), fc.infiniteStream(fc.nat()), (echelle, tirages) => {
        const choisies = echelle.parties.flatMap((p) => p.questions).map((q) => (tirages.next().value as number) % q.reponses.length)
        for (const m of mesurer(echelle, choisies) ?? []) {
          expect(m.score).toBeGreaterThanOrEqual(0)
          expect(m.score).toBeLessThanOrEqual(m.sur)
          expect(m.lecture).not.toBe('')
        }
        expect(mesurer(echelle, choisies.slice(1))).toBeNull()
        expect(restantes(echelle, [])).toBe(choisies.length)
      }),
    )
  })

  it('shares the score and its words, and none of the answers', () => {
    const [phq9, cbi] = [laquelle('phq9'), laquelle('cbi')]
    expect(aPartager(phq9, pour(phq9, 12, 3)).map(motsDuScore)).toEqual(['PHQ-9, humeur\u00A0: 12 sur 27. Signes modérés.'])
    expect(aPartager(phq9, partout(phq9, 1)).map(motsDuScore)).toEqual([
      'PHQ-9, humeur\u00A0: 9 sur 27. Quelques signes, légers. Des idées de mort viennent.',
    ])
    expect(aPartager(cbi, partout(cbi, 4)).map((s) => s.score)).toEqual([100, 86, 100])
    expect(aPartager(cbi, [])).toEqual([])
  })

  it('a result is joined only when asked for, sent only if it is still ticked, and then forgotten', () => {
    const [phq9, gad7] = [laquelle('phq9'), laquelle('gad7')]
    expect(lireJoints()).toEqual([])
    joindre('phq9', aPartager(phq9, partout(phq9, 0)))
    joindre('gad7', aPartager(gad7, partout(gad7, 0)))
    detacher('phq9')
    joindre('phq9', aPartager(phq9, partout(phq9, 3)))
    const coches = new FormData()
    expect(choisisParmi(lireJoints(), coches)).toEqual([])
    coches.append('resultats', '1')
    expect(choisisParmi(lireJoints(), coches).map((s) => s.score)).toEqual([27])
    oublierJoints()
    expect(lireJoints()).toEqual([])
  })

  it('a doctor reads the shared scores, with the request or a message; any other shape is left out', () => {
    const echelles = aPartager(laquelle('gad7'), pour(laquelle('gad7'), 11, 3))
    expect(enRecit({ texte: '', echelles }).echelles).toEqual(echelles)
    expect(enMessage({ texte: '', echelles }).echelles).toEqual(echelles)
    for (const faux of ['x', [{ echelle: 'x', score: 'y', sur: 1, lecture: '' }], Array(13).fill(echelles[0])])
      expect([enRecit({ echelles: faux }), enMessage({ echelles: faux })].map((lu) => 'echelles' in lu)).toEqual([false, false])
  })
})
