import { describe, expect, it } from 'vitest'
import { nouvellePaire, ouvrir, sceller } from '@/lib/core/coffre/chiffrement'
import { aInstant, instantDeParis } from '@/lib/core/temps/horloge'
import { db } from '@/lib/soutien/db'
import {
  accepterSuivi,
  ecarterSignalement,
  effacerSignalements,
  lireSignalement,
  proposerSuivi,
  refuserSuivi,
  transmettre,
} from '@/lib/soutien/tiers/commands'
import { listSignalements } from '@/lib/soutien/tiers/queries'
import type { TiersChiffre } from '@/lib/soutien/tiers/schema'
import { unActeur } from '@/tests/factories/core/acteur'
import { unePreuve, unMembre, type Membre } from '@/tests/factories/soutien/soutien'

async function unSignal(membres: readonly Membre[], urgent = false): Promise<TiersChiffre> {
  return {
    preuve: await unePreuve(),
    urgent,
    destinataires: membres.map((m) => ({ membreId: m.qui.membreId, clePublique: m.cle.publique })),
    contenu: await sceller(
      { personne: 'Une interne' },
      membres.map((m) => m.cle.publique),
    ),
  }
}

/** A signal sent to these members, as the first of them sees it in their list. */
async function unRecu(membres: readonly Membre[]): Promise<{ id: string; version: number }> {
  await transmettre(await unSignal(membres))
  const [recu] = (await listSignalements((membres[0] as Membre).qui)).lignes
  return { id: recu?.id ?? '', version: recu?.version ?? 0 }
}

const reste = (id: string): Promise<number> => db().tiers.count({ where: { id } })

describe('a third person', () => {
  it('R-SOU-8: is told « Transmis. » and nothing else; no case is opened', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const avant = await db().cas.count()
    expect(await transmettre(await unSignal([un, deux], true))).toEqual({ message: 'Transmis.' })
    expect(await db().cas.count()).toBe(avant)
    const { lignes } = await listSignalements(deux.qui)
    expect(lignes).toMatchObject([{ statut: 'TRANSMIS', urgent: true }])
    expect(await db().avis.findMany({ where: { membreId: un.qui.membreId } })).toMatchObject([{ urgent: true }])
  })

  it('R-SOU-6: creates no row, line of the list or mail for the doctor they set aside, who finds nothing to open', async () => {
    const [un, exclu] = [await unMembre(), await unMembre()]
    const choix = await unRecu([un])
    const where = { membreId: exclu.qui.membreId }
    expect([await db().tiersDestinataire.count({ where }), await db().avis.count({ where })]).toEqual([0, 0])
    expect(await listSignalements(exclu.qui)).toEqual({ lignes: [], pages: 0 })
    for (const acte of [lireSignalement, proposerSuivi, accepterSuivi, refuserSuivi, ecarterSignalement])
      await expect(acte(exclu.acteur, choix)).rejects.toMatchObject({ name: 'IntrouvableError' })
    expect(await reste(choix.id)).toBe(1)
  })

  it.each(['GESTIONNAIRE', 'DIR_DUMG', 'ADMIN_TECH', 'MSU', 'INTERNE'] as const)(
    'R-SOU-8: sends a signal that does not exist for %s',
    async (role) => {
      const choix = await unRecu([await unMembre()])
      await expect(lireSignalement(await unActeur(role), choix)).rejects.toMatchObject({ name: 'IntrouvableError' })
    },
  )

  it('R-SOU-6: « La liste des médecins a changé pendant que vous écriviez… » for a doctor who left', async () => {
    const [un, parti] = [await unMembre(), await unMembre()]
    await db().membre.update({ where: { id: parti.qui.membreId }, data: { statut: 'PARTI' } })
    const message = expect.stringContaining('La liste des médecins a changé') as string
    await expect(transmettre(await unSignal([un, parti]))).rejects.toMatchObject({ refus: { regle: 'R-SOU-6', message } })
  })

  it('R-SOU-6: a signal sealed to a replaced key is refused, because the doctor could not read it', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const signal = await unSignal([un, deux])
    await db().membre.update({ where: { id: un.qui.membreId }, data: { clePublique: (await nouvellePaire()).publique } })
    await expect(transmettre(signal)).rejects.toMatchObject({ refus: { regle: 'R-SOU-6' } })
    expect((await listSignalements(deux.qui)).lignes).toEqual([])
  })

  it('PREUVE: a proof serves once', async () => {
    const membre = await unMembre()
    const signal = await unSignal([membre])
    await transmettre(signal)
    await expect(transmettre(signal)).rejects.toMatchObject({ refus: { regle: 'PREUVE' } })
  })
})

describe('the doctors', () => {
  it('R-SOU-23: open a signal only with a key it was sealed to, and the journal records who read it', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const choix = await unRecu([un, deux])
    const contenu = (await lireSignalement(deux.acteur, choix)).answer as string
    expect(await ouvrir(contenu, deux.cle.privee)).toEqual({ personne: 'Une interne' })
    await expect(ouvrir(contenu, (await nouvellePaire()).privee)).rejects.toThrow()
    const lignes = await db().ligneJournal.findMany({ where: { objetId: choix.id }, orderBy: { id: 'asc' } })
    expect(lignes.map((l) => [l.acte, l.auteurId])).toEqual([
      ['transmettre', null],
      ['lireSignalement', deux.qui.membreId],
    ])
  })

  it('R-SOU-8: « Proposez d’abord à l’interne : aucun suivi ne s’ouvre sans son accord. »', async () => {
    const membre = await unMembre()
    const choix = await unRecu([membre])
    const refus = { refus: { regle: 'R-SOU-8', message: 'Proposez d’abord à l’interne : aucun suivi ne s’ouvre sans son accord.' } }
    await expect(accepterSuivi(membre.acteur, choix)).rejects.toMatchObject(refus)
    await expect(refuserSuivi(membre.acteur, choix)).rejects.toMatchObject(refus)
    expect(await reste(choix.id)).toBe(1)
  })

  it.each([
    ['accepts', accepterSuivi],
    ['refuses', refuserSuivi],
  ])('R-SOU-8: once it is proposed and the interne %s, the signal is destroyed', async (_, acte) => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const choix = await unRecu([un, deux])
    await proposerSuivi(un.acteur, choix)
    await expect(acte(deux.acteur, choix)).rejects.toMatchObject({ name: 'ConflitError' })
    await acte(deux.acteur, { ...choix, version: choix.version + 1 })
    expect([await reste(choix.id), await db().tiersDestinataire.count({ where: { tiersId: choix.id } })]).toEqual([0, 0])
  })

  it('of two who act at the same time, one succeeds, and the other no longer finds the signal', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const choix = await unRecu([un, deux])
    const issues = await Promise.allSettled([ecarterSignalement(un.acteur, choix), ecarterSignalement(deux.acteur, choix)])
    expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().ligneJournal.count({ where: { objetId: choix.id, acte: 'ecarterSignalement' } })).toBe(1)
  })

  it.each([
    ['over the night winter time begins', '2027-10-10T23:30', '2027-11-08T23:59', '2027-11-09T00:01'],
    ['over the night summer time begins', '2027-03-01T00:30', '2027-03-30T23:59', '2027-03-31T00:01'],
    ['over the end of February', '2027-02-01T12:00', '2027-03-02T23:59', '2027-03-03T00:01'],
  ])('R-SOU-8: a signal is erased after 30 days, %s, and is not read from that day on', async (_, envoi, veille, jour) => {
    await db().tiers.deleteMany()
    const membre = await unMembre()
    await aInstant(instantDeParis(envoi), async () => transmettre(await unSignal([membre])))
    const visibles = (quand: string): Promise<number> =>
      aInstant(instantDeParis(quand), async () => (await listSignalements(membre.qui)).lignes.length)
    // The report of a run is the same whatever it did (R-SOU-23), so the rows that remain are checked.
    const restent = (quand: string, essai: boolean): Promise<number> =>
      aInstant(instantDeParis(quand), async () => {
        // The technical administration reads its report.
        expect(await effacerSignalements(essai)).toEqual({ faits: 0, details: [] })
        return db().tiers.count()
      })
    expect([await visibles(veille), await restent(veille, false)]).toEqual([1, 1])
    expect([await visibles(jour), await restent(jour, true), await restent(jour, false), await restent(jour, false)]).toEqual([0, 1, 0, 0])
    expect(await db().tiersDestinataire.count({ where: { membreId: membre.qui.membreId } })).toBe(0)
  })
})
