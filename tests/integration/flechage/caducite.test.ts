import { describe, expect, it } from 'vitest'
import type { StatutFlechage } from '@/generated/prisma/enums'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { db } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aInstant, aujourdhui, jour } from '@/lib/core/temps/horloge'
import { rendreCaduques } from '@/lib/flechage/caducite/commands'
import { avancer } from '@/lib/flechage/commands'
import { deposerFlechage } from '@/lib/flechage/depot/commands'
import { SANS_DECISION } from '@/lib/flechage/workflow'
import { acteurDe, unActeur } from '../../factories/core/acteur'
import { uneCampagne } from '../../factories/flechage/campagne'
import { unFlechage } from '../../factories/flechage/flechage'

const courir = (essai = false) => rendreCaduques(acteurSysteme(), { essai })
const relire = (id: string) => db.flechage.findUniqueOrThrow({ where: { id } })
const mails = (id: string) => db.courriel.findMany({ where: { objetId: id, sujet: { contains: 'caduque' } } })
const VIVANTS = SANS_DECISION as readonly StatutFlechage[]

describe('the task that makes requests CADUQUE', () => {
  it('does nothing before the choice day', async () => {
    const f = await unFlechage({ statut: 'RECEVABLE' })
    await courir()
    expect((await relire(f.id)).statut).toBe('RECEVABLE')
  })

  it.each(VIVANTS)('on the choice day without a decision, %s lapses, with its sentence and its mail', async (statut) => {
    const f = await unFlechage({ statut })
    const cause = /^Le jour du choix, .+, est arrivé sans qu’une décision ait été prise\.$/
    await aInstant(f.campagne.choixLe, async () => {
      const essai = await courir(true)
      expect(essai.details).toContain(`${f.numero ?? `brouillon ${f.id}`} : jour du choix`)
      expect((await relire(f.id)).statut).toBe(statut)
      await courir()
    })
    expect(await relire(f.id)).toMatchObject({ statut: 'CADUQUE', causeCaducite: expect.stringMatching(cause) })
    const mail = (await mails(f.id)).find((m) => m.destinataire === f.interne.personne.courriel)
    expect(mail?.texte).toContain('Vous gardez votre choix normal')
    const [ligne] = await db.ligneJournal.findMany({ where: { objetId: f.id, evenement: 'rendreCaduque' } })
    expect(ligne).toMatchObject({ qualite: 'SYSTEME', auteurId: null, de: statut, motif: expect.stringMatching(cause) })
  })

  it('is idempotent: three runs, two of them at the same time, write once', async () => {
    const f = await unFlechage({ statut: 'SAISINE_ARS' })
    await aInstant(f.campagne.choixLe, async () => {
      await Promise.all([courir(), courir()])
      expect((await courir()).details.filter((d) => d.startsWith(f.numero ?? ''))).toEqual([])
    })
    expect(await db.ligneJournal.count({ where: { objetId: f.id, evenement: 'rendreCaduque' } })).toBe(1)
    expect((await mails(f.id)).filter((m) => m.destinataire === f.interne.personne.courriel)).toHaveLength(1)
  })

  it.each(['AFFECTEE', 'REFUSEE', 'NOTIFIEE', 'CLOSE', 'RETIREE', 'NON_SAISIE'] as const)(
    'leaves %s unchanged on the choice day',
    async (statut) => {
      const f = await unFlechage({ statut })
      await aInstant(f.campagne.choixLe, () => courir())
      expect((await relire(f.id)).statut).toBe(statut)
    },
  )

  it('counts the day in Paris on the nights when the clocks change', async () => {
    // In 2027 clocks go forward on 28 March, from 2 to 3 in the morning, and back on 31 October, from 3 to 2.
    for (const [choix, veille, matin] of [
      ['2027-03-28', '2027-03-27T22:59:59Z', '2027-03-27T23:00:00Z'],
      ['2027-10-31', '2027-10-30T21:59:59Z', '2027-10-30T22:00:00Z'],
      ['2027-11-01', '2027-10-31T22:59:59Z', '2027-10-31T23:00:00Z'],
    ] as const) {
      const semestreCode = { '2027-03-28': '2031E', '2027-10-31': '2031H', '2027-11-01': '2032E' }[choix]
      const campagne = await uneCampagne({
        semestreCode,
        commissionLe: jour(choix),
        saisineLe: jour(choix),
        decisionLe: jour(choix),
        choixLe: jour(choix),
      })
      const f = await unFlechage({ statut: 'DEPOSEE', campagne })
      await aInstant(new Date(veille), () => courir())
      expect((await relire(f.id)).statut).toBe('DEPOSEE')
      await aInstant(new Date(matin), () => courir())
      expect((await relire(f.id)).statut).toBe('CADUQUE')
    }
  })

  it('makes a request lapse when the agrément is lost, except while the interne may still change the terrain', async () => {
    const [f, incomplete] = [await unFlechage({ statut: 'EN_COMMISSION' }), await unFlechage({ statut: 'INCOMPLETE' })]
    for (const { terrain } of [f, incomplete]) await db.terrain.update({ where: { id: terrain.id }, data: { suspenduLe: aujourdhui() } })
    await courir()
    expect(await relire(f.id)).toMatchObject({
      statut: 'CADUQUE',
      causeCaducite: expect.stringMatching(/^Le terrain demandé ne peut plus vous accueillir\. L’agrément de ce terrain est suspendu/),
    })
    expect((await relire(incomplete.id)).statut).toBe('INCOMPLETE')
  })

  it('edge 1: makes a request lapse when the interne changes phase between deposit and decision', async () => {
    const f = await unFlechage({ statut: 'BROUILLON', champs: { consentement: true } })
    await deposerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version })
    await courir()
    expect((await relire(f.id)).statut).toBe('DEPOSEE')
    await db.interne.update({ where: { id: f.interne.id }, data: { phase: 'SOCLE' } })
    await courir()
    expect(await relire(f.id)).toMatchObject({
      statut: 'CADUQUE',
      causeCaducite:
        'Vous avez changé de phase depuis le dépôt : la demande portait sur la phase d’approfondissement, vous êtes en phase socle.',
    })
    const autre = await unFlechage({ statut: 'AVIS_FAVORABLE' })
    await db.interne.update({ where: { id: autre.interne.id }, data: { phase: 'CONSOLIDATION' } })
    await courir()
    expect(await relire(autre.id)).toMatchObject({
      statut: 'CADUQUE',
      causeCaducite: 'Vous êtes en phase de consolidation, où l’affectation se fait par vœux puis appariement.',
    })
  })

  it('is the only actor that may make a request lapse; other actors are refused', async () => {
    const f = await unFlechage({ statut: 'RECEVABLE' })
    for (const acteur of [await unActeur('GESTIONNAIRE'), await unActeur('COORD_DES'), await acteurDe(f.interne.personneId)])
      await expect(avancer(acteur, { action: 'rendreCaduque', id: f.id })).rejects.toBeInstanceOf(InterditError)
    await expect(avancer(await unActeur('ARS'), { action: 'rendreCaduque', id: f.id })).rejects.toBeInstanceOf(IntrouvableError)
  })
})
