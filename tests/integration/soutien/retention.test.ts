import { beforeEach, describe, expect, it } from 'vitest'
import { sceller } from '@/lib/core/coffre/chiffrement'
import { aInstant, ajouterJours, aujourdhui, instantDeParis, isoJour, jour, maintenant } from '@/lib/core/temps/horloge'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { db } from '@/lib/soutien/db'
import { repondre, retirerDemande } from '@/lib/soutien/demande/commands'
import { lireRetour } from '@/lib/soutien/demande/queries'
import { tacheRetention } from '@/lib/soutien/retention/taches'
import { unCas, unMembre, type Membre } from '@/tests/factories/soutien/soutien'

const passer = (nuit: string, essai = false) =>
  aInstant(instantDeParis(`${nuit}T03:40`), () => tacheRetention.executer(acteurSysteme(), { essai }))
const existe = async (id: string): Promise<boolean> => (await db().cas.count({ where: { id } })) === 1
const leJour = <T>(iso: string, fn: () => Promise<T>): Promise<T> => aInstant(instantDeParis(`${iso}T14:00`), fn)

/** Sets the day of destruction, announced to both sides thirty days before. */
const annoncer = (id: string, terme: string) =>
  db().cas.update({ where: { id }, data: { effacementLe: jour(terme), annonceLe: ajouterJours(jour(terme), -30) }, select: { id: true } })

let membre: Membre
beforeEach(async () => {
  membre = await unMembre()
  await db().cas.deleteMany()
  await db().avis.deleteMany()
  await db().compteur.deleteMany()
})

describe('R-SOU-19: a case at its term', () => {
  it.each([
    ['summer time begins', '2027-03-28', '2027-03-27'],
    ['summer time ends', '2027-10-31', '2027-10-30'],
    ['a month ends', '2028-02-29', '2028-02-28'],
    ['a year ends', '2027-01-01', '2026-12-31'],
  ])('is destroyed with its keys the night of its day, not the night before: %s', async (_, terme, veille) => {
    const { id } = await unCas([{ membre }], { statut: 'CLOS' })
    await annoncer(id, terme)
    await passer(veille)
    expect(await existe(id)).toBe(true)
    await passer(terme, true)
    expect(await existe(id)).toBe(true)
    await passer(terme)
    expect(await existe(id)).toBe(false)
    expect([await db().piece.count({ where: { casId: id } }), await db().cleScellee.count({ where: { casId: id } })]).toEqual([0, 0])
    expect(await db().compteur.findMany()).toMatchObject([{ annee: Number(terme.slice(0, 4)), genre: 'EFFACES_APRES_LA_FIN', valeur: 1 }])
    expect(await db().ligneJournal.findMany({ where: { objetId: id } })).toMatchObject([
      { acte: 'effacer', qualite: 'SYSTEME', auteurId: null },
    ])
  })

  it('is destroyed by the next run when the portal was stopped on its night', async () => {
    const { id } = await unCas([{ membre }], { statut: 'CLOS' })
    await annoncer(id, '2027-05-03')
    await passer('2027-05-09')
    expect(await existe(id)).toBe(false)
  })

  it('is kept, when it was not announced because runs were missed, until both sides have had their whole notice', async () => {
    const { id } = await unCas([{ membre }], { statut: 'CLOS' })
    await db().cas.update({ where: { id }, data: { effacementLe: jour('2027-05-03') } })
    await passer('2027-05-09')
    await passer('2027-05-09')
    expect(await db().avis.count()).toBe(1)
    expect(await leJour('2027-05-09', () => lireRetour(id))).toMatchObject({ effacementProche: true, effacementLe: 'mardi 8 juin 2027' })
    await passer('2027-06-07')
    expect(await existe(id)).toBe(true)
    await passer('2027-06-08')
    expect(await existe(id)).toBe(false)
  })

  it('is kept a year more after a message written the day before', async () => {
    const cas = await unCas([{ membre }], { statut: 'CLOS' })
    await annoncer(cas.id, '2027-05-03')
    const contenu = await sceller({ texte: 'encore moi' }, [cas.cle.publique])
    await leJour('2027-05-02', () => repondre({ jeton: cas.jeton, contenu }))
    await passer('2027-05-03')
    expect(await existe(cas.id)).toBe(true)
    const { effacementLe } = await db().cas.findUniqueOrThrow({ where: { id: cas.id } })
    expect(effacementLe && isoJour(effacementLe)).toBe('2028-05-02')
    // A year later both sides are told again.
    await db().avis.deleteMany()
    await passer('2028-04-01')
    expect(await db().avis.count()).toBe(0)
    await passer('2028-04-02')
    expect(await db().avis.count()).toBe(1)
  })

  it('is destroyed thirty days after the person withdrew it', async () => {
    const cas = await unCas([{ membre }])
    await leJour('2027-01-31', () => retirerDemande({ jeton: cas.jeton }))
    await passer('2027-03-01')
    expect(await existe(cas.id)).toBe(true)
    await passer('2027-03-02')
    expect(await existe(cas.id)).toBe(false)
  })

  it('is kept for a future appointment, not for a past one whose result was not recorded', async () => {
    const { id } = await unCas([{ membre, usage: 'BINOME' }], { statut: 'RDV_CONFIRME' })
    const [debut, fin] = [instantDeParis('2027-05-20T18:00'), instantDeParis('2027-05-20T19:00')]
    await annoncer(id, '2027-05-03')
    await db().creneau.create({ data: { debut, fin, mode: 'VISIO', lieu: 'Lien', statut: 'CONFIRME', casId: id } })
    await passer('2027-05-03')
    expect(await existe(id)).toBe(true)
    await passer('2027-05-21')
    expect(await existe(id)).toBe(false)
  })

  it('is announced thirty days before: to the doctors who read it by a neutral mail, to the person on their page', async () => {
    const [autre, secours] = [await unMembre(), await unMembre({ coordination: true })]
    const lecteurs = [
      { membre, usage: 'BINOME' },
      { membre: secours, usage: 'SECOURS' },
    ] as const
    const { id } = await unCas(lecteurs, { statut: 'CLOS' })
    await db().cas.update({ where: { id }, data: { effacementLe: jour('2027-05-31') } })
    await passer('2027-04-30')
    expect(await db().avis.count()).toBe(0)
    expect((await leJour('2027-04-30', () => lireRetour(id))).effacementProche).toBe(false)
    await passer('2027-05-01')
    await passer('2027-05-02')
    expect(await db().avis.findMany()).toMatchObject([{ membreId: membre.qui.membreId, urgent: false }])
    expect(await leJour('2027-05-02', () => lireRetour(id))).toMatchObject({ effacementProche: true, effacementLe: 'lundi 31 mai 2027' })
    expect(await db().avis.count({ where: { membreId: autre.qui.membreId } })).toBe(0)
  })

  it('R-SOU-23: the report of a run is the same whether it destroyed a case or not', async () => {
    const rien = await passer('2027-05-01')
    const { id } = await unCas([{ membre }], { statut: 'CLOS' })
    await annoncer(id, '2027-05-02')
    expect(await passer('2027-05-02', true)).toEqual(rien)
    expect(await passer('2027-05-02')).toEqual(rien)
    expect(await existe(id)).toBe(false)
  })

  it('expired proofs, past availabilities and the openings of deleted cases are deleted', async () => {
    const { id } = await unCas([{ membre }])
    const avant = ajouterJours(maintenant(), -1)
    await db().preuve.create({ data: { empreinte: 'passée', utiliseeLe: avant, expireLe: avant } })
    await db().preuve.create({ data: { empreinte: 'bonne', utiliseeLe: avant, expireLe: ajouterJours(maintenant(), 1) } })
    await db().disponibilite.create({ data: { membreId: membre.qui.membreId, debut: ajouterJours(avant, -1), fin: avant } })
    for (const casId of [id, crypto.randomUUID()])
      await db().ouvertureSecours.create({
        data: { casId, membreId: membre.qui.membreId, temoinId: membre.qui.membreId, motif: 'danger', jour: aujourdhui() },
      })
    await tacheRetention.executer(acteurSysteme(), { essai: false })
    expect((await db().preuve.findMany()).map((p) => p.empreinte)).toEqual(['bonne'])
    expect(await db().disponibilite.count()).toBe(0)
    expect((await db().ouvertureSecours.findMany()).map((o) => o.casId)).toEqual([id])
  })
})
