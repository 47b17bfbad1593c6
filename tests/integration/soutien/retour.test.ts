import { beforeEach, describe, expect, it } from 'vitest'
import { db as departement } from '@/lib/core/donnees/db'
import { ouvrir, sceller } from '@/lib/core/coffre/chiffrement'
import { aInstant, ajouterJours, aujourdhui, instantDeParis, jour } from '@/lib/core/temps/horloge'
import { ouvrirSecours } from '@/lib/soutien/attribution/commands'
import { exigerDestinataires, listCollegues } from '@/lib/soutien/cle/queries'
import { listLibres } from '@/lib/soutien/creneau/queries'
import { db, transaction } from '@/lib/soutien/db'
import { repondre as ecrire } from '@/lib/soutien/demande/commands'
import { listMedecins } from '@/lib/soutien/queries'
import { ecarterMedecin } from '@/lib/soutien/recusation/commands'
import { clore, lire, repondre } from '@/lib/soutien/suivi/commands'
import type { DossierLu } from '@/lib/soutien/suivi/schema'
import { lireRubrique } from '@/lib/soutien/tableau/queries'
import { VUES } from '@/lib/soutien/tableau/schema'
import { unCas, unMembre, type Cas, type Membre } from '@/tests/factories/soutien/soutien'

// The person's acts after they wrote, and the cell's duties towards them.

let un: Membre, deux: Membre, coord: Membre
beforeEach(async () => {
  await db().cas.deleteMany()
  await db().avis.deleteMany()
  await db().membre.updateMany({ data: { statut: 'PARTI' } })
  ;[un, deux, coord] = [await unMembre(), await unMembre(), await unMembre({ coordination: true })]
})

const unSuivi = (statut: 'SUIVI' | 'CLOS' | 'RECUE' = 'SUIVI'): Promise<Cas> =>
  unCas(
    [
      { membre: un, usage: 'BINOME' },
      { membre: deux, usage: 'BINOME' },
      { membre: coord, usage: 'SECOURS' },
    ],
    { statut },
  )
const unMot = async (cas: Cas, urgent = false) =>
  ecrire({ jeton: cas.jeton, contenu: await sceller({ texte: 'un mot' }, [cas.cle.publique]), urgent })
const place = async (membre: Membre, id: string): Promise<string[]> => {
  const vues = await Promise.all(VUES.map(async (vue) => [vue, (await lireRubrique(membre.qui, vue, 1)).lignes.map((l) => l.id)] as const))
  return vues.filter(([, ids]) => ids.includes(id)).map(([vue]) => vue)
}
const avis = async (): Promise<[string, boolean][]> =>
  (await db().avis.findMany()).map((a): [string, boolean] => [a.membreId, a.urgent]).sort()
const pour = (urgent: boolean, ...membres: Membre[]): [string, boolean][] =>
  membres.map((m): [string, boolean] => [m.qui.membreId, urgent]).sort()

describe('R-SOU-13: danger told in a later message', () => {
  it.each(['SUIVI', 'CLOS'] as const)('puts the case before all others, and the doctors are told at once: %s', async (statut) => {
    const cas = await unSuivi(statut)
    await unMot(cas, true)
    expect(await place(un, cas.id)).toEqual(['urgences'])
    expect(await avis()).toEqual(pour(true, un, deux))
  })

  it('turns a request that no doctor follows into one to see today', async () => {
    const cas = await unCas([{ membre: un }, { membre: deux }])
    await unMot(cas, true)
    expect(await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).toMatchObject({ statut: 'URGENCE', urgent: true })
  })

  it('« Notez d’abord que le danger est passé… »: a follow-up does not end in danger', async () => {
    const cas = await unSuivi()
    await unMot(cas, true)
    const { version } = await db().cas.findUniqueOrThrow({ where: { id: cas.id } })
    await expect(clore(un.acteur, { id: cas.id, version, fiche: 'QUFBQQ==' })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-13', message: expect.stringContaining('Notez d’abord que le danger est passé') as string },
    })
  })
})

describe('R-SOU-3: a message after the end', () => {
  it('puts the case among the follow-ups until it is answered, and the doctors are told', async () => {
    const cas = await unSuivi('CLOS')
    expect([await place(un, cas.id), await place(coord, cas.id)]).toEqual([['termines'], []])
    await unMot(cas)
    expect([await place(un, cas.id), await place(coord, cas.id)]).toEqual([['suivis'], ['secours']])
    expect(await avis()).toEqual(pour(false, un, deux))
    await repondre(deux.acteur, { id: cas.id, contenu: await sceller({ texte: 'bonjour' }, [cas.cle.publique]) })
    expect(await place(un, cas.id)).toEqual(['termines'])
  })

  it('R-SOU-23: without the two doctors, the keeper of a spare key is told, and may open the case', async () => {
    const cas = await unSuivi('CLOS')
    await db().cleScellee.deleteMany({ where: { casId: cas.id, usage: 'BINOME' } })
    await unMot(cas)
    expect(await avis()).toEqual(pour(false, coord))
    const seul = await unSuivi('CLOS')
    await ouvrirSecours(coord.acteur, { id: seul.id, motif: 'absence' })
    expect(((await lire(coord.acteur, { id: seul.id })).answer as DossierLu).pieces.length).toBeGreaterThan(0)
  })

  it('is late after three working days, even when an earlier message was answered', async () => {
    const cas = await unSuivi()
    await db().cas.update({ where: { id: cas.id }, data: { reponduLe: jour('2026-03-02'), recuLe: jour('2026-03-02') } })
    const retard = async (): Promise<boolean | undefined> => (await lireRubrique(un.qui, 'suivis', 1)).lignes[0]?.enRetard
    await aInstant(instantDeParis('2026-04-02T10:00'), () => unMot(cas))
    // Three working days from a Thursday, with Easter Monday between.
    expect(await aInstant(instantDeParis('2026-04-08T10:00'), retard)).toBe(false)
    expect(await aInstant(instantDeParis('2026-04-09T10:00'), retard)).toBe(true)
  })
})

describe('R-SOU-5: a doctor set aside later', () => {
  const ecarter = async (cas: Cas, membre: Membre) =>
    ecarterMedecin({
      jeton: cas.jeton,
      membreId: membre.qui.membreId,
      enveloppe: await sceller({ exclus: [membre.qui.membreId] }, [cas.cle.publique]),
    })

  it('the case no longer exists for them; the other of the two goes on, and is told', async () => {
    const cas = await unSuivi()
    await ecarter(cas, un)
    expect(await place(un, cas.id)).toEqual([])
    await expect(lire(un.acteur, { id: cas.id })).rejects.toMatchObject({ name: 'IntrouvableError' })
    expect((await lireRubrique(deux.qui, 'suivis', 1)).lignes).toMatchObject([{ id: cas.id, seul: true }])
    expect(await avis()).toEqual(pour(false, deux))
    expect(await db().ligneJournal.count({ where: { objetId: cas.id, auteurId: un.qui.membreId } })).toBe(0)
  })

  it('when both are set aside, the coordination follows with its spare key', async () => {
    const cas = await unSuivi()
    await ecarter(cas, un)
    await ecarter(cas, deux)
    expect(await place(coord, cas.id)).toEqual(['suivis'])
    const { scelle } = await db().cleScellee.findFirstOrThrow({ where: { casId: cas.id } })
    expect(await ouvrir(scelle, coord.cle.privee)).toEqual({ privee: cas.cle.privee })
  })

  it('« Aucun autre médecin ne pourrait vous lire… » for the last reader; a conflict for a doctor who does not read the case', async () => {
    const cas = await unCas([{ membre: un }])
    await expect(ecarter(cas, un)).rejects.toMatchObject({
      refus: { regle: 'R-SOU-5', message: expect.stringContaining('Aucun autre médecin ne pourrait vous lire.') as string },
    })
    await expect(ecarter(cas, deux)).rejects.toMatchObject({ name: 'ConflitError' })
    expect(await place(un, cas.id)).toEqual(['demandes'])
  })
})

describe('R-SOU-6: a doctor whom the department no longer names', () => {
  it('is no longer offered, receives no new sealed text, and the coordination sees it', async () => {
    const hier = ajouterJours(aujourdhui(), -1)
    const [debut, fin] = [ajouterJours(aujourdhui(), 5), ajouterJours(aujourdhui(), 6)]
    await db().creneau.create({
      data: {
        debut,
        fin,
        mode: 'VISIO',
        lieu: 'https://visio.example',
        statut: 'OUVERT',
        medecins: { create: [un, deux].map((m) => ({ membreId: m.qui.membreId, debut, fin })) },
      },
    })
    expect([(await listMedecins()).map((m) => m.id).includes(un.qui.membreId), (await listLibres()).length]).toEqual([true, 1])
    await departement.nomination.updateMany({ where: { personneId: un.acteur.personneId ?? '' }, data: { debut: hier, fin: hier } })
    expect([(await listMedecins()).map((m) => m.id).includes(un.qui.membreId), (await listLibres()).length]).toEqual([false, 0])
    const vers = [{ membreId: un.qui.membreId, clePublique: un.cle.publique }]
    await expect(transaction((tx) => exigerDestinataires(tx, vers))).rejects.toMatchObject({ refus: { regle: 'R-SOU-6' } })
    expect((await listCollegues()).filter((c) => !c.nomme).map((c) => c.id)).toEqual([un.qui.membreId])
  })
})
