import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Role } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { arreter } from '@/lib/core/tache/tache'
import { alerter, traiterAlerte } from '@/lib/stages/alerte/commands'
import { listAFaire, listAlertes, listMesStages } from '@/lib/stages/alerte/queries'
import { acteurDe, unActeur } from '@/tests/factories/core/acteur'
import { unInterne } from '@/tests/factories/referentiel/interne'
import { unMsu } from '@/tests/factories/referentiel/msu'
import { unTerrain } from '@/tests/factories/referentiel/terrain'

afterAll(arreter)
beforeEach(async () => {
  await db.alerteStage.deleteMany()
  await db.courriel.deleteMany()
  await db.nomination.deleteMany({ where: { role: 'COORD_DES' } })
})

const texte = 'On crie sur les internes devant les patients.'
const suite = 'Entretien avec la personne, puis avec le chef de service.'

async function scene(terrain?: Awaited<ReturnType<typeof unTerrain>>) {
  const lieu = terrain ?? (await unTerrain())
  const interne = await unInterne()
  const { semestreCode } = await db.semestreInterne.findFirstOrThrow({
    where: { interneId: interne.id },
    orderBy: { semestreCode: 'desc' },
  })
  await db.semestreInterne.update({
    where: { interneId_semestreCode: { interneId: interne.id, semestreCode } },
    data: { terrainId: lieu.id },
  })
  return { interne, acteur: await acteurDe(interne.personneId), semestreCode, lieu }
}

const envoyer = ({ acteur, semestreCode }: Awaited<ReturnType<typeof scene>>) =>
  alerter(acteur, { semestreCode, nature: 'VIOLENCE', texte, contact: '' })

describe('R-MSU-12: an alert goes to the coordinator, never to the maître de stage', () => {
  it('by a mail without its content, and without its author', async () => {
    const coord = await unActeur('COORD_DES')
    const s = await scene()
    const avant = await db.ligneJournal.count()
    await envoyer(s)
    const mails = await db.courriel.findMany({ select: { destinataire: true, texte: true, sujet: true } })
    const { courriel } = await db.personne.findUniqueOrThrow({ where: { id: coord.personneId ?? '' } })
    expect(mails.map((m) => m.destinataire)).toEqual([courriel])
    expect(mails[0]?.texte).not.toMatch(/crie|Violence|Terrain/)
    const [alerte] = await db.alerteStage.findMany()
    expect(JSON.stringify(alerte)).not.toContain(s.interne.id)
    expect(alerte?.id[14]).toBe('4')
    expect(await db.ligneJournal.count()).toBe(avant)
    expect(await listAlertes(coord)).toMatchObject([{ texte, terrain: { id: s.lieu.id } }])
    expect(await listAFaire(coord)).toMatchObject([{ href: '/stages/alertes', titre: 'Lire une alerte sur un stage' }])
  })

  it.each(Object.values(Role).filter((r) => r !== 'COORD_DES'))('%s neither reads nor treats it', async (role) => {
    await unActeur('COORD_DES')
    await envoyer(await scene())
    const { id } = await db.alerteStage.findFirstOrThrow()
    const autre = await unActeur(role)
    await expect(listAlertes(autre)).rejects.toBeInstanceOf(InterditError)
    expect(await listAFaire(autre)).toEqual([])
    await expect(traiterAlerte(autre, { id, version: 0, suite })).rejects.toBeInstanceOf(InterditError)
  })

  it('a coordinator who teaches on that terrain gets neither the mail nor the alert', async () => {
    const autre = await unActeur('COORD_DES')
    const msu = await unMsu({ personne: { roles: ['COORD_DES'] } })
    const juge = await acteurDe(msu.personneId)
    await envoyer(await scene(await unTerrain({ msuIds: [msu.id] })))
    const { id } = await db.alerteStage.findFirstOrThrow()
    expect(await db.courriel.count()).toBe(1)
    expect(await listAlertes(juge)).toEqual([])
    expect(await listAFaire(juge)).toEqual([])
    await expect(traiterAlerte(juge, { id, version: 0, suite })).rejects.toBeInstanceOf(IntrouvableError)
    expect(await listAlertes(autre)).toHaveLength(1)
  })

  it('a coordinator who heads that service does not see it either', async () => {
    await unActeur('COORD_DES')
    const juge = await unActeur('COORD_DES')
    await envoyer(await scene(await unTerrain({ mode: 'HOSPITALIER', responsableId: juge.personneId })))
    expect(await listAlertes(juge)).toEqual([])
  })

  it('« Aucune personne chargée de la coordination ne peut recevoir cette alerte… » and nothing is kept', async () => {
    await expect(envoyer(await scene())).rejects.toMatchObject({
      refus: { regle: 'R-MSU-12', message: expect.stringMatching(/^Aucune personne chargée de la coordination ne peut recevoir/) },
    })
    expect(await db.alerteStage.count()).toBe(0)
  })

  it('is accepted only about one’s own stage', async () => {
    await unActeur('COORD_DES')
    const { acteur, semestreCode } = await scene()
    const saisie = { semestreCode: '1999H', nature: 'AUTRE', texte, contact: '' } as const
    await expect(alerter(acteur, saisie)).rejects.toBeInstanceOf(IntrouvableError)
    await expect(alerter(await unActeur('MSU'), saisie)).rejects.toBeInstanceOf(InterditError)
    expect((await listMesStages(acteur)).map((s) => s.semestreCode)).toEqual([semestreCode])
  })

  it('is closed once, with a written follow-up and a line of the journal', async () => {
    const coord = await unActeur('COORD_DES')
    await envoyer(await scene())
    const { id } = await db.alerteStage.findFirstOrThrow()
    const issues = await Promise.allSettled([1, 2].map(() => traiterAlerte(coord, { id, version: 0, suite })))
    expect(issues.find((i) => i.status === 'rejected')?.reason).toBeInstanceOf(ConflitError)
    expect(await listAlertes(coord)).toMatchObject([{ suite }])
    expect(await listAFaire(coord)).toEqual([])
    expect(await db.ligneJournal.count({ where: { objetType: 'alerte_stage', objetId: id } })).toBe(1)
  })
})
