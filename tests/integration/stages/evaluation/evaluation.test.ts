import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aInstant, ajouterJours, jour } from '@/lib/core/temps/horloge'
import { arreter } from '@/lib/core/tache/tache'
import { evaluerStage } from '@/lib/stages/evaluation/commands'
import { getEvaluations, listAFaire, listMesEvaluations } from '@/lib/stages/evaluation/queries'
import { semestreDe } from '@/lib/referentiel/stage/semestre'
import { acteurDe, unActeur } from '@/tests/factories/core/acteur'
import { unInterne } from '@/tests/factories/referentiel/interne'
import { unSemestre } from '@/tests/factories/referentiel/semestre'
import { unTerrain } from '@/tests/factories/referentiel/terrain'

afterAll(arreter)

const CODE = '2030H'
const FIN = semestreDe(CODE).fin
const PENDANT = jour('2031-04-20')

const saisie = { semestreCode: CODE, encadrement: 4, autonomie: 4, charge: 3, ambiance: 5, apprentissage: 4, apports: '', limites: '' }
const rendre = (acteur: Parameters<typeof evaluerStage>[0], champs: Partial<typeof saisie> = {}, quand = PENDANT) =>
  aInstant(quand, () => evaluerStage(acteur, { ...saisie, ...champs }))

async function unStage(terrainId: string) {
  await unSemestre(CODE)
  const interne = await unInterne()
  await db.semestreInterne.create({
    data: { interneId: interne.id, semestreCode: CODE, phase: 'APPROFONDISSEMENT', categorie: 'SASPAS', terrainId, situation: 'EN_COURS' },
  })
  return { interne, acteur: await acteurDe(interne.personneId) }
}

describe('R-MSU-12: an evaluation does not identify its author', () => {
  it('is stored apart from the fact that the interne answered, without an instant or a line of the journal', async () => {
    const { id: terrainId } = await unTerrain()
    const { interne, acteur } = await unStage(terrainId)
    const avant = await db.ligneJournal.count()
    await rendre(acteur, { apports: 'On y voit de tout.' })
    expect(await db.evaluationRendue.findMany({ where: { interneId: interne.id } })).toEqual([
      { interneId: interne.id, semestreCode: CODE, terrainId },
    ])
    const [evaluation] = await db.evaluation.findMany({ where: { terrainId } })
    expect(Object.keys(evaluation ?? {}).sort()).toEqual(['apports', 'id', 'limites', 'notes', 'semestreCode', 'terrainId'])
    // Version 4: random. Version 7 would hold the instant.
    expect(evaluation?.id[14]).toBe('4')
    expect(await db.ligneJournal.count()).toBe(avant)
  })

  it('is written again with the others at each answer, so that the database keeps no order of arrival', async () => {
    const { id: terrainId } = await unTerrain()
    const textes = Array.from({ length: 8 }, (_, i) => `Réponse ${i}`)
    const ids = new Set<string>()
    for (const apports of textes) {
      await rendre((await unStage(terrainId)).acteur, { apports })
      for (const { id } of await db.evaluation.findMany({ where: { terrainId }, select: { id: true } })) ids.add(id)
    }
    expect(ids.size).toBe((8 * 9) / 2)
    const lignes = await db.$queryRaw<{ apports: string; xmin: string }[]>`
      SELECT apports, xmin::text FROM evaluation WHERE "terrainId" = ${terrainId}::uuid ORDER BY ctid`
    expect(lignes.map((l) => l.apports).sort()).toEqual(textes)
    expect(new Set(lignes.map((l) => l.xmin)).size).toBe(1)
    // One random order in forty thousand is the order of arrival.
    expect(lignes.map((l) => l.apports)).not.toEqual(textes)
  })

  it('is not lost when six internes answer at the same time', async () => {
    const { id: terrainId } = await unTerrain()
    const stages = await Promise.all(Array.from({ length: 6 }, () => unStage(terrainId)))
    await Promise.all(stages.map((s, i) => rendre(s.acteur, { apports: `Ensemble ${i}` })))
    expect(await db.evaluation.count({ where: { terrainId } })).toBe(6)
    expect(await db.evaluationRendue.count({ where: { terrainId } })).toBe(6)
  })
})

describe('R-MSU-12: who may answer, and when', () => {
  it('« Vous avez déjà évalué ce stage. Une évaluation ne se rend qu’une fois. », even posted twice at once', async () => {
    const { id: terrainId } = await unTerrain()
    const { acteur } = await unStage(terrainId)
    const issues = await Promise.allSettled([rendre(acteur), rendre(acteur)])
    expect(issues.find((i) => i.status === 'rejected')?.reason).toMatchObject({
      refus: { regle: 'R-MSU-12', message: 'Vous avez déjà évalué ce stage. Une évaluation ne se rend qu’une fois.' },
    })
    expect(await db.evaluation.count({ where: { terrainId } })).toBe(1)
  })
  it('« Ce stage s’évalue à partir du… » and nothing is written', async () => {
    const { id: terrainId } = await unTerrain()
    const { acteur } = await unStage(terrainId)
    await expect(rendre(acteur, {}, ajouterJours(FIN, -60))).rejects.toMatchObject({ refus: { regle: 'R-MSU-12' } })
    expect(await db.evaluationRendue.count({ where: { terrainId } })).toBe(0)
  })
  it('« Dr Carpentier » semble désigner une personne, beside the field', async () => {
    const { id: terrainId } = await unTerrain()
    const { acteur } = await unStage(terrainId)
    await expect(rendre(acteur, { limites: 'Le Dr Carpentier est absent' })).rejects.toMatchObject({
      refus: { regle: 'R-MSU-12' },
      champs: { limites: '« Dr Carpentier » semble désigner une personne. Écrivez ce qui s’est passé, sans nommer personne.' },
    })
  })
  it('refuses the stage of another person, and a person who is not an interne', async () => {
    const { acteur } = await unStage((await unTerrain()).id)
    await expect(rendre(acteur, { semestreCode: '2029E' })).rejects.toBeInstanceOf(IntrouvableError)
    await expect(rendre(await unActeur('GESTIONNAIRE'))).rejects.toBeInstanceOf(InterditError)
  })
  it('is asked in « À faire » until it is given', async () => {
    const { acteur } = await unStage((await unTerrain()).id)
    const lien = `/stages/evaluation/${CODE}`
    expect(await aInstant(PENDANT, () => listAFaire(acteur))).toMatchObject([{ href: lien, titre: 'Évaluer votre stage' }])
    await rendre(acteur)
    expect(await aInstant(PENDANT, () => listAFaire(acteur))).toEqual([])
    expect((await aInstant(PENDANT, () => listMesEvaluations(acteur))).find((s) => s.semestreCode === CODE)).toMatchObject({ rendue: true })
  })
})

describe('R-MSU-12: shown past the threshold and a semester later', () => {
  it('to everyone alike: nothing with two answers, their average with three', async () => {
    const terrain = await unTerrain()
    const lu = (quand: Date) => aInstant(quand, () => getEvaluations(terrain.id))
    const apres = jour('2031-11-02')
    for (const encadrement of [5, 3]) await rendre((await unStage(terrain.id)).acteur, { encadrement, apports: 'Des visites' })
    expect(await lu(apres)).toBeNull()
    await rendre((await unStage(terrain.id)).acteur, { encadrement: 5 })
    expect(await lu(jour('2031-11-01'))).toBeNull()
    expect(await lu(apres)).toMatchObject({ reponses: 3, moyennes: { encadrement: 4.3 }, apports: ['Des visites', 'Des visites'] })
  })
})
