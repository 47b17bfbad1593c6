import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { ouvrirServeurCourriel, type ServeurCourriel } from '../core/courriel/serveur-courriel'

const serveur: ServeurCourriel = await ouvrirServeurCourriel()
process.env.SMTP_URL = serveur.url
process.env.ADRESSE = 'https://portail.exemple.fr'

const { fermerTransport } = await import('@/lib/core/courriel/transport')
const { db: departement } = await import('@/lib/core/donnees/db')
const { aInstant, instantDeParis } = await import('@/lib/core/temps/horloge')
const { avertirChaqueMatin, avertirUrgences, prevenirMembres, prevenirPersonne } = await import('@/lib/soutien/avis/commands')
const { db, transaction } = await import('@/lib/soutien/db')
const { unActeur } = await import('@/tests/factories/core/acteur')
const { unCas, unMembre } = await import('@/tests/factories/soutien/soutien')

const LUNDI = instantDeParis('2026-11-23T08:00')
const SAMEDI = instantDeParis('2026-11-21T08:00')
const executer = (tour: typeof avertirUrgences, instant = LUNDI, essai = false) => aInstant(instant, () => tour(essai))
const adresseDe = async (personneId: string | null): Promise<string> =>
  (await departement.personne.findUniqueOrThrow({ where: { id: personneId ?? '' } })).courriel

beforeEach(async () => {
  serveur.reponse = null
  serveur.recus.length = 0
  await db().avis.deleteMany()
})
afterAll(async () => {
  fermerTransport()
  await serveur.fermer()
})

describe('R-SOU-22: the mails of the cell', () => {
  it('hold one sentence, the same for all, without a subject, a person or the module', async () => {
    const membre = await unMembre()
    await transaction((tx) => prevenirMembres(tx, [membre.qui.membreId], true))
    await executer(avertirUrgences)
    const [mail] = serveur.recus
    expect(mail?.subject).toBe('Message du portail DUMG')
    expect(mail?.text?.trim()).toBe('Vous avez une information sur le portail : https://portail.exemple.fr/')
    expect([mail?.html, mail?.attachments]).toEqual([undefined, []])
    expect(mail?.to?.map((a) => [a.name, a.address])).toEqual([['', (await adresseDe(membre.acteur.personneId)).toLowerCase()]])
    expect(JSON.stringify(mail)).not.toMatch(/cellule|soutien|aide/i)
    expect(await departement.courriel.count()).toBe(0)
  })

  it('R-SOU-3: remind the doctor, each working morning until they act, of a late answer or of a contact whose day has come', async () => {
    const [tard, promis] = [await unMembre(), await unMembre()]
    const recue = await unCas([{ membre: tard }])
    const suivi = await unCas([{ membre: promis, usage: 'BINOME' }], { statut: 'SUIVI' })
    // A Wednesday: three working days later is the Monday after, late the day after that.
    const mercredi = new Date('2026-11-18')
    await db().cas.update({ where: { id: recue.id }, data: { recuLe: mercredi } })
    await db().cas.update({
      where: { id: suivi.id },
      data: { recuLe: mercredi, reponduLe: mercredi, contactPrevuLe: new Date('2026-11-25') },
    })
    const matin = async (iso: string): Promise<string[]> => {
      serveur.recus.length = 0
      await executer(avertirChaqueMatin, instantDeParis(`${iso}T08:00`))
      return serveur.recus.flatMap((m) => m.to?.map((a) => a.address ?? '') ?? []).sort()
    }
    const [deTard, dePromis] = await Promise.all([tard, promis].map(async (m) => (await adresseDe(m.acteur.personneId)).toLowerCase()))
    expect([await matin('2026-11-23'), await matin('2026-11-24')]).toEqual([[], [deTard]])
    expect(await matin('2026-11-25')).toEqual([deTard, dePromis].sort())
    await db().cas.update({ where: { id: recue.id }, data: { reponduLe: new Date('2026-11-25') } })
    expect(await matin('2026-11-26')).toEqual([dePromis])
    await db().cas.deleteMany()
  })

  it('are sent at once for urgent news and in the morning for the rest, one mail for all that waits', async () => {
    const [presse, calme] = [await unMembre(), await unMembre()]
    await transaction(async (tx) => {
      await prevenirMembres(tx, [presse.qui.membreId], true)
      await prevenirMembres(tx, [calme.qui.membreId, presse.qui.membreId], false)
      await prevenirMembres(tx, [calme.qui.membreId], false)
    })
    // Many urgent requests: one mail for all of them.
    for (let n = 0; n < 20; n += 1) await transaction((tx) => prevenirMembres(tx, [presse.qui.membreId], true))
    expect(await db().avis.count({ where: { membreId: presse.qui.membreId } })).toBe(2)
    await executer(avertirUrgences)
    expect(serveur.recus).toHaveLength(1)
    await executer(avertirUrgences)
    expect(serveur.recus).toHaveLength(1)
    await executer(avertirChaqueMatin, SAMEDI)
    expect(serveur.recus).toHaveLength(1)
    await executer(avertirChaqueMatin)
    expect(serveur.recus).toHaveLength(3)
    await executer(avertirChaqueMatin)
    expect([serveur.recus.length, await db().avis.count()]).toEqual([3, 0])
  })

  it('R-SOU-6: a doctor who is not a recipient, because they were set aside, receives none', async () => {
    const [lecteur, exclu] = [await unMembre(), await unMembre()]
    await transaction((tx) => prevenirMembres(tx, [lecteur.qui.membreId], false))
    await executer(avertirChaqueMatin)
    const exclue = (await adresseDe(exclu.acteur.personneId)).toLowerCase()
    expect(serveur.recus.flatMap((m) => m.to?.map((a) => a.address))).not.toContain(exclue)
    expect(serveur.recus).toHaveLength(1)
  })

  it('a doctor whose nomination ended, or who left, no longer receives them', async () => {
    const [parti, fini] = [await unMembre(), await unMembre()]
    await db().membre.update({ where: { id: parti.qui.membreId }, data: { statut: 'PARTI' } })
    await departement.nomination.updateMany({
      where: { personneId: fini.acteur.personneId ?? '' },
      data: { fin: new Date('2026-11-01') },
    })
    await transaction((tx) => prevenirMembres(tx, [parti.qui.membreId, fini.qui.membreId], true))
    await executer(avertirUrgences)
    expect([serveur.recus.length, await db().avis.count()]).toEqual([0, 0])
  })

  it('R-SOU-23: one that the server refuses is sent in the next urgent run, and the report of the run does not change', async () => {
    const rien = await executer(avertirUrgences)
    const membre = await unMembre()
    await transaction((tx) => prevenirMembres(tx, [membre.qui.membreId], false))
    serveur.reponse = { code: 451, texte: 'plus tard' }
    expect(await executer(avertirChaqueMatin)).toEqual(rien)
    serveur.reponse = null
    await executer(avertirUrgences)
    expect([serveur.recus.length, await db().avis.count()]).toEqual([1, 0])
  })

  it('R-SOU-23: when the mail server is down, a run fails with the same words, with a mail to send or without', async () => {
    const membre = await unMembre()
    for (const qui of [[], [membre.qui.membreId]]) {
      await transaction((tx) => prevenirMembres(tx, qui, true))
      serveur.absent = true
      await expect(executer(avertirUrgences)).rejects.toThrow(/^mail server$/)
      serveur.absent = false
    }
    await executer(avertirUrgences)
    expect(serveur.recus).toHaveLength(1)
  })

  it('R-SOU-23: the report of a run is the same with a mail and without, and a dry run sends none', async () => {
    const rien = await executer(avertirUrgences)
    const membre = await unMembre()
    await transaction((tx) => prevenirMembres(tx, [membre.qui.membreId], true))
    expect(await executer(avertirUrgences, LUNDI, true)).toEqual(rien)
    expect(serveur.recus).toHaveLength(0)
    expect(await executer(avertirUrgences)).toEqual(rien)
    expect(serveur.recus).toHaveLength(1)
  })
})

describe('R-SOU-22: the mail to the person', () => {
  it('is sent at once with the same subject, and no row keeps the address', async () => {
    const membre = await unMembre()
    await prevenirPersonne(membre.acteur, { courriel: 'sacha@courrier.example' })
    expect(serveur.recus[0]).toMatchObject({ subject: 'Message du portail DUMG', to: [{ address: 'sacha@courrier.example' }] })
    expect(await departement.courriel.count()).toBe(0)
    expect(await db().avis.count()).toBe(0)
  })

  it('« Le courriel n’est pas parti… » when the server refuses; a gestionnaire may not send one', async () => {
    const membre = await unMembre()
    serveur.reponse = { code: 550, texte: 'non' }
    await expect(prevenirPersonne(membre.acteur, { courriel: 'x@courrier.example' })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-22', message: expect.stringContaining('Le courriel n’est pas parti') as string },
    })
    await expect(prevenirPersonne(await unActeur('GESTIONNAIRE'), { courriel: 'x@courrier.example' })).rejects.toMatchObject({
      name: 'IntrouvableError',
    })
  })
})
