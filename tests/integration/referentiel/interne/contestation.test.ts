import { afterAll, describe, expect, it } from 'vitest'
import { Role } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { arreter } from '@/lib/core/tache/tache'
import { contester, repondreContestation } from '@/lib/referentiel/interne/contestation/commands'
import { listAFaire, listContestations, listEnAttente } from '@/lib/referentiel/interne/contestation/queries'
import { contestationSchema, reponseContestationSchema } from '@/lib/referentiel/interne/contestation/schema'
import { acteurDe, unActeur } from '@/tests/factories/core/acteur'
import { unInterne } from '@/tests/factories/referentiel/interne'

afterAll(arreter)

const texte = 'Ce semestre a été validé par la commission de juin.'
const reponse = 'Vérifié avec la scolarité : le semestre est validé.'
const courrielsDe = (courriel: string) => db.courriel.findMany({ where: { destinataire: courriel }, select: { sujet: true, texte: true } })

async function scene() {
  const gestionnaire = await unActeur('GESTIONNAIRE')
  const interne = await unInterne()
  const acteur = await acteurDe(interne.personneId)
  const { semestreCode } = await db.semestreInterne.findFirstOrThrow({ where: { interneId: interne.id }, select: { semestreCode: true } })
  return { gestionnaire, interne, acteur, semestreCode }
}

describe('R-CAM-3: a question on a line of one’s seniority', () => {
  it('reaches the secretariat by mail and in « À faire », without its text', async () => {
    const { gestionnaire, interne, acteur, semestreCode } = await scene()
    await contester(acteur, { semestreCode, texte })
    const compte = await db.personne.findUniqueOrThrow({ where: { id: gestionnaire.personneId ?? '' } })
    const [mail] = await courrielsDe(compte.courriel)
    expect(mail?.sujet).toBe('Une question sur une ancienneté')
    expect(mail?.texte).not.toContain('commission de juin')
    expect(await listAFaire(gestionnaire)).toContainEqual(
      expect.objectContaining({ href: `/stages/internes/${interne.id}#questions`, capacite: 'gestionnaire' }),
    )
    expect(await listEnAttente(acteur)).toHaveLength(1)
    expect(await listAFaire(acteur)).toEqual([])
  })

  it('is answered once, by a sentence, with a mail back', async () => {
    const { gestionnaire, interne, acteur } = await scene()
    await contester(acteur, { semestreCode: null, texte })
    const [q] = await listContestations(acteur, interne.id)
    if (!q) throw new Error('the interne must read their own question')
    const repondre = () => repondreContestation(gestionnaire, { id: q.id, version: q.version, reponse })
    const issues = await Promise.allSettled([repondre(), repondre()])
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(issues.find((i) => i.status === 'rejected')?.reason).toBeInstanceOf(ConflitError)
    expect((await listContestations(acteur, interne.id))[0]).toMatchObject({ reponse })
    expect((await courrielsDe(interne.personne.courriel)).map((c) => c.sujet)).toEqual(['Une réponse sur votre ancienneté'])
    expect(await listEnAttente(acteur)).toEqual([])
    expect(await db.ligneJournal.count({ where: { objetType: 'contestation', objetId: q.id } })).toBe(2)
  })

  it('« Ce semestre ne figure pas dans votre parcours. »', async () => {
    const { acteur } = await scene()
    await expect(contester(acteur, { semestreCode: '1999H', texte })).rejects.toMatchObject({
      refus: { regle: 'R-CAM-3', message: 'Ce semestre ne figure pas dans votre parcours.' },
    })
  })

  it('« Vous avez déjà posé une question sur cette ligne : elle attend sa réponse. », even posted twice at once', async () => {
    const { acteur, interne, semestreCode } = await scene()
    const issues = await Promise.allSettled([1, 2, 3].map(() => contester(acteur, { semestreCode, texte })))
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(issues.find((i) => i.status === 'rejected')?.reason).toMatchObject({
      refus: { regle: 'R-CAM-3', message: 'Vous avez déjà posé une question sur cette ligne : elle attend sa réponse.' },
    })
    expect(await db.contestation.count({ where: { interneId: interne.id } })).toBe(1)
  })

  it.each(Object.values(Role).filter((r) => r !== 'GESTIONNAIRE'))('%s neither reads nor answers it', async (role) => {
    const { acteur, interne } = await scene()
    await contester(acteur, { semestreCode: null, texte })
    const { id } = await db.contestation.findFirstOrThrow({ where: { interneId: interne.id } })
    const autre = await unActeur(role)
    expect(await listContestations(autre, interne.id)).toEqual([])
    expect(await listAFaire(autre)).toEqual([])
    await expect(repondreContestation(autre, { id, version: 0, reponse })).rejects.toBeInstanceOf(InterditError)
    expect(await db.contestation.findUniqueOrThrow({ where: { id } })).toMatchObject({ reponse: null, version: 0 })
  })

  it('may be asked by internes only, and must exist to be answered', async () => {
    const { gestionnaire } = await scene()
    await expect(contester(gestionnaire, { semestreCode: null, texte })).rejects.toBeInstanceOf(InterditError)
    const rien = { id: '00000000-0000-7000-8000-000000000000', version: 0, reponse }
    await expect(repondreContestation(gestionnaire, rien)).rejects.toBeInstanceOf(IntrouvableError)
  })

  it('needs a sentence, and so does its answer', () => {
    expect(contestationSchema.safeParse({ semestreCode: '', texte: 'Non' }).success).toBe(false)
    expect(contestationSchema.parse({ semestreCode: '', texte })).toEqual({ semestreCode: null, texte })
    expect(reponseContestationSchema.safeParse({ id: 'x', version: 0, reponse: '' }).success).toBe(false)
  })
})
