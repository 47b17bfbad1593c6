import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jour } from '@/lib/core/temps/horloge'
import { periodeEvaluation, refusEvaluation, refusNom } from '@/lib/stages/evaluation/guards'
import { bilanEvaluations, reponsesPubliables, type Reponse } from '@/lib/stages/evaluation/publication'
import { evaluationSchema } from '@/lib/stages/evaluation/schema'
import { EVALUATION } from '@/lib/stages/parametres'
import { typerParametres } from '@/lib/referentiel/parametre/schema'
import { decaler } from '@/lib/referentiel/stage/semestre'
import { PARAMETRES_DEMONSTRATION } from '@/prisma/seed/parametres'

const parametres = typerParametres(EVALUATION, PARAMETRES_DEMONSTRATION)
const regles = { seuil: 3, semestresApres: 1 }
const reponse = (semestreCode: string, n = 4, apports = ''): Reponse => ({
  semestreCode,
  notes: { encadrement: n, autonomie: n, charge: n, ambiance: n, apprentissage: n },
  apports,
  limites: '',
})

describe('R-MSU-12: at least three answers, and a semester later', () => {
  const trois = ['2025H', '2025H', '2025H'].map((c) => reponse(c))
  it('two answers are not shown, three are', () => {
    expect(bilanEvaluations(trois.slice(1), jour('2027-01-01'), regles)).toBeNull()
    expect(bilanEvaluations(trois, jour('2027-01-01'), regles)?.reponses).toBe(3)
  })
  it('answers are hidden until the last day of the next semester, and shown the day after', () => {
    // Winter 2025-2026 was evaluated; summer 2026 ends on 1 November 2026.
    expect(bilanEvaluations(trois, jour('2026-11-01'), regles)).toBeNull()
    expect(bilanEvaluations(trois, jour('2026-11-02'), regles)).not.toBeNull()
  })
  it('a single new answer waits for others, so that comparing two readings does not reveal it', () => {
    const avec = [...trois, reponse('2026E', 1)]
    expect(bilanEvaluations(avec, jour('2028-01-01'), regles)).toEqual(bilanEvaluations(trois, jour('2028-01-01'), regles))
  })
  it('a terrain with one interne at a time is shown once three semesters make a batch', () => {
    const un = ['2024H', '2025E', '2025H'].map((c) => reponse(c))
    expect(bilanEvaluations(un, jour('2026-10-01'), regles)).toBeNull()
    expect(bilanEvaluations(un, jour('2026-11-02'), regles)?.reponses).toBe(3)
  })
  it('whatever the answers and the days, two readings differ by no answer or by at least the threshold', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 4000 }),
        (rangs, seuil, jours) => {
          const reponses = rangs.map((r) => reponse(decaler('2020H', r).code))
          const le = (n: number) =>
            reponsesPubliables(reponses, new Date(jour('2020-11-02').getTime() + n * 86_400_000), { ...regles, seuil })
          const ajoutees = le(jours + 1).length - le(jours).length
          expect(ajoutees === 0 || ajoutees >= seuil).toBe(true)
        },
      ),
    ))
  it('averages to one decimal, texts in the order of the alphabet and without their semester', () => {
    const bilan = bilanEvaluations(
      [reponse('2025H', 5, 'Zèle'), reponse('2025E', 4, 'Écoute'), reponse('2025E', 4)],
      jour('2027-01-01'),
      regles,
    )
    expect(bilan).toMatchObject({ moyennes: { encadrement: 4.3 }, apports: ['Écoute', 'Zèle'], limites: [] })
    expect(JSON.stringify(bilan)).not.toMatch(/\d{4}[EH]/)
  })
})

describe('R-MSU-12: a stage is evaluated once, when its semester ends', () => {
  const fin = jour('2027-05-01')
  const dit = (date: string, rendue = false) => refusEvaluation(fin, jour(date), rendue, parametres)?.message
  it('opens six weeks before its end and closes three months after', () =>
    expect(periodeEvaluation(fin, parametres)).toEqual({ ouvre: jour('2027-03-20'), ferme: jour('2027-08-01') }))
  it('« Ce stage s’évalue à partir du… »', () => {
    expect(dit('2027-03-19')).toBe('Ce stage s’évalue à partir du samedi 20 mars 2027, quand le semestre s’achève.')
    expect(dit('2027-03-20')).toBeUndefined()
  })
  it('« Ce stage s’évaluait jusqu’au… »', () => {
    expect(dit('2027-08-01')).toBeUndefined()
    expect(dit('2027-08-02')).toBe('Ce stage s’évaluait jusqu’au dimanche 1er août 2027.')
  })
  it('« Vous avez déjà évalué ce stage. »', () =>
    expect(dit('2027-05-02', true)).toBe('Vous avez déjà évalué ce stage. Une évaluation ne se rend qu’une fois.'))
})

describe('R-MSU-12: an evaluation holds no name', () => {
  it.each(['Merci au Dr Carpentier', 'Madame Hue est absente', 'On apprend avec Carpentier', 'CARPENTIER crie'])(
    '« %s » names a person',
    (t) => expect(refusNom(t, ['Carpentier'])?.message).toMatch(/^« .+ » semble désigner une personne/),
  )
  it.each(['Les charpentiers du village', 'Un petit cabinet. Il y a du monde.', 'M. pour mieux, et le Dr est là'])(
    '« %s » names no person',
    (t) => expect(refusNom(t, ['Carpentier', 'Petit'])).toBeUndefined(),
  )
  it('needs five marks from 1 to 5', () => {
    const notes = { encadrement: '5', autonomie: '1', charge: '3', ambiance: '4', apprentissage: '2' }
    expect(evaluationSchema.safeParse({ semestreCode: '2026H', ...notes }).success).toBe(true)
    expect(evaluationSchema.safeParse({ semestreCode: '2026H', ...notes, charge: '6' }).success).toBe(false)
    expect(evaluationSchema.safeParse({ semestreCode: '2026H', ...notes, charge: undefined }).success).toBe(false)
  })
})
