import 'server-only'
import { randomInt, randomUUID } from 'node:crypto'
import type { Prisma } from '@/generated/prisma/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { exiger, InterditError, IntrouvableError, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { EVALUATION } from '../parametres'
import { refusEvaluation, refusNom } from './guards'
import { CRITERES, type EvaluationSaisie } from './schema'

/**
 * An interne evaluates the stage of one of their semesters, once (R-MSU-12). The journal gets no line: a line holds a person
 * and an instant, to which an evaluation must not be tied.
 * @throws InterditError, IntrouvableError, RefusError R-MSU-12
 */
export async function evaluerStage(acteur: Acteur, saisie: EvaluationSaisie): Promise<Succes> {
  const { interneId } = acteur
  if (!interneId) throw new InterditError()
  const { semestreCode, apports, limites } = saisie
  await transaction(async (tx) => {
    // One at a time within a semester: the answers are shuffled together, and a second post finds the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(727172, hashtext(${semestreCode}))`
    const { terrainId, fin, noms } = await lireStage(tx, interneId, semestreCode)
    const rendue = await tx.evaluationRendue.count({ where: { interneId, semestreCode } })
    exiger(refusEvaluation(fin, aujourdhui(), rendue > 0, await getParametres(EVALUATION, tx)))
    for (const champ of ['apports', 'limites'] as const) {
      const nomme = refusNom(saisie[champ], noms)
      if (nomme) throw new RefusError(nomme, { [champ]: nomme.message })
    }
    await tx.evaluationRendue.create({ data: { interneId, semestreCode, terrainId }, select: { semestreCode: true } })
    const notes = Object.fromEntries(CRITERES.map((c) => [c, saisie[c]]))
    await meler(tx, semestreCode, { terrainId, notes, apports, limites })
  })
  return { redirect: '/stages/parcours?fait=evaluer' }
}

const encadrants = {
  responsable: { select: { nom: true } },
  praticiens: { select: { msu: { select: { personne: { select: { nom: true } } } } } },
} as const

async function lireStage(tx: Tx, interneId: string, semestreCode: string) {
  const stage = await tx.semestreInterne.findUnique({
    where: { interneId_semestreCode: { interneId, semestreCode } },
    relationLoadStrategy: 'join',
    select: {
      situation: true,
      semestre: { select: { fin: true } },
      interne: { select: { personne: { select: { nom: true } } } },
      terrain: { select: { id: true, ...encadrants } },
      secondTerrain: { select: encadrants },
    },
  })
  if (!stage?.terrain || stage.situation === 'NON_ACCOMPLI') throw new IntrouvableError()
  const { terrain, secondTerrain, interne, semestre } = stage
  const lieux = secondTerrain ? [terrain, secondTerrain] : [terrain]
  const noms = [interne.personne.nom, ...lieux.flatMap((l) => [l.responsable?.nom ?? '', ...l.praticiens.map((p) => p.msu.personne.nom)])]
  return { terrainId: terrain.id, fin: semestre.fin, noms: noms.filter((nom) => nom.length > 1) }
}

/**
 * Writes every answer of the semester again, the new one among them, in a random order and under new random ids: neither the
 * position of a row on the disk nor the transaction that wrote it reveals which answer came last.
 */
async function meler(
  tx: Tx,
  semestreCode: string,
  nouvelle: Readonly<{ terrainId: string; notes: Prisma.InputJsonObject; apports: string; limites: string }>,
): Promise<void> {
  const anciennes = await tx.evaluation.findMany({
    where: { semestreCode },
    select: { terrainId: true, notes: true, apports: true, limites: true },
  })
  const lignes: Prisma.EvaluationCreateManyInput[] = [
    ...anciennes.map((a) => ({ ...a, notes: a.notes as Prisma.InputJsonObject, id: randomUUID(), semestreCode })),
    { ...nouvelle, id: randomUUID(), semestreCode },
  ]
  for (let i = lignes.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1)
    const [a, b] = [lignes[i], lignes[j]]
    if (a && b) [lignes[i], lignes[j]] = [b, a]
  }
  await tx.evaluation.deleteMany({ where: { semestreCode } })
  await tx.evaluation.createMany({ data: lignes })
}
