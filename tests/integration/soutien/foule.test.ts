import pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { StatutCas } from '@/generated/soutien/enums'
import { enOctets } from '@/lib/core/coffre/base64'
import { nouvellePaire, ouvrir, ouvrirEnLot, sceller } from '@/lib/core/coffre/chiffrement'
import { TRAVAUX } from '@/lib/core/coffre/travaux'
import { aInstant, ajouterJours, aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { choisirCreneau } from '@/lib/soutien/creneau/choix/commands'
import { listLibres, listLibresDuCas } from '@/lib/soutien/creneau/queries'
import { db } from '@/lib/soutien/db'
import { repondre } from '@/lib/soutien/demande/commands'
import { verifierJournal } from '@/lib/soutien/journal'
import { consommerPreuve, donnerDefi } from '@/lib/soutien/preuve/commands'
import { lire } from '@/lib/soutien/suivi/commands'
import { lireTableau, PAR_PAGE } from '@/lib/soutien/tableau/queries'
import { debuterSignalements, ecarterSignalements, numeroterSignalements, proposerSuivi } from '@/lib/soutien/tiers/commands'
import { debuter, ecarterEnNombre, ecrireEnNombre, numeroter } from '@/lib/soutien/tri/commands'
import { grouper } from '@/lib/soutien/tri/ressemblance'
import { LOT, type DebutScelle, type Foule } from '@/lib/soutien/tri/schema'
import { unCreneau } from '@/tests/factories/soutien/creneau'
import { unCas, unMembre, type Cas, type Membre } from '@/tests/factories/soutien/soutien'

const NOMBRE = 300
const VRAI = 'Ma cheffe a crié sur moi devant une famille hier soir, je pleure en allant travailler.'
const faux = (n: number): string =>
  `Bonjour, je suis interne depuis ${n} jours, numéro ${n}, et rien ne va plus dans mon stage, répondez vite.`

let [un, deux, exclu]: Membre[] = []
const membres = (): Membre[] => [un, deux] as Membre[]
const moi = (): Membre => un as Membre

/** Many false requests from one machine: one key for all of them, and texts that vary. */
async function uneFoule(nombre: number, statut: StatutCas = 'RECUE', texte = faux): Promise<string[]> {
  const cle = await nouvellePaire()
  const scelles = await Promise.all(membres().map((m) => sceller({ privee: cle.privee }, [m.cle.publique])))
  const recits = await Promise.all(Array.from({ length: nombre }, (_, n) => sceller({ texte: texte(n) }, [cle.publique])))
  const commun = { statut, urgent: statut === 'URGENCE', canal: 'FORMULAIRE' as const, recuLe: aujourdhui(), clePublique: cle.publique }
  const cas = await db().cas.createManyAndReturn({ data: recits.map(() => commun), select: { id: true } })
  await db().cleScellee.createMany({
    data: cas.flatMap(({ id }) =>
      membres().map((m, rang) => ({
        casId: id,
        membreId: m.qui.membreId,
        genre: 'ECHANGE' as const,
        usage: 'TRI' as const,
        scelle: scelles[rang] ?? '',
      })),
    ),
  })
  await db().piece.createMany({
    data: cas.map(({ id }, n) => ({
      casId: id,
      genre: 'RECIT' as const,
      rang: 1,
      jour: aujourdhui(),
      contenu: Uint8Array.from(enOctets(recits[n] ?? '')),
    })),
  })
  return cas.map((c) => c.id)
}

/** Sorts many requests as a doctor's browser does: ids, batches of ciphertexts, groups. */
async function trier(membre: Membre) {
  const { ids, revenues } = (await numeroter(membre.acteur, { urgent: false })).answer as Foule
  const debuts: DebutScelle[] = []
  for (let i = 0; i < ids.length; i += LOT)
    debuts.push(...((await debuter(membre.acteur, { ids: ids.slice(i, i + LOT) })).answer as DebutScelle[]))
  const contenus = await ouvrirEnLot(debuts, [membre.cle.privee])
  return grouper(
    debuts.map((d, rang) => ({
      ...d,
      texte: (contenus[rang]?.[0] as { texte: string }).texte,
      apart: false,
      revenue: revenues.includes(d.id),
    })),
  )
}

/** Counts the SQL statements that `faire` runs. */
async function compter(faire: () => Promise<unknown>): Promise<number> {
  const requetes = vi.spyOn(pg.Client.prototype, 'query')
  await faire()
  const nombre = requetes.mock.calls.length
  requetes.mockRestore()
  return nombre
}

beforeAll(async () => {
  ;[un, deux, exclu] = [await unMembre(), await unMembre(), await unMembre()]
})

describe('a crowd of false requests', () => {
  let vrai: Cas
  let fausses: string[]
  let avant: number

  beforeAll(async () => {
    await uneFoule(PAR_PAGE + 1)
    await lireTableau(moi().qui, undefined, 1)
    avant = await compter(() => lireTableau(moi().qui, undefined, 1))
    await db().cas.deleteMany()
    fausses = await uneFoule(NOMBRE / 2)
    vrai = await unCas(
      membres().map((membre) => ({ membre })),
      { texte: VRAI },
    )
    fausses.push(...(await uneFoule(NOMBRE / 2)))
  })

  it('the board shows one page of it, with as many SQL statements as for a few requests', async () => {
    const { demandes } = await lireTableau(moi().qui, undefined, 1)
    expect([demandes?.total, demandes?.lignes.length]).toEqual([NOMBRE + 1, PAR_PAGE])
    expect(avant).toBeGreaterThan(0)
    expect(await compter(() => lireTableau(moi().qui, undefined, 1))).toBe(avant)
  })

  it('R-SOU-6: does not exist for a doctor who was set aside', async () => {
    const { acteur, qui } = exclu as Membre
    expect((await numeroter(acteur, { urgent: false })).answer).toEqual({ ids: [], revenues: [] })
    expect((await debuter(acteur, { ids: [vrai.id] })).answer).toEqual([])
    expect((await ecarterEnNombre(acteur, { ids: [vrai.id] })).answer).toBe(0)
    expect((await ecrireEnNombre(acteur, { mots: [{ id: vrai.id, contenu: 'QUFBQQ==' }] })).answer).toBe(0)
    expect((await lireTableau(qui, undefined, 1)).demandes).toEqual({ total: 0, lignes: [] })
  })

  it('R-SOU-23: the true request is first, in its own group; each beginning that is read writes a line of the journal', async () => {
    const groupes = await trier(moi())
    expect(groupes.map((g) => g.length)).toEqual([1, NOMBRE])
    expect(groupes[0]?.[0]).toMatchObject({ id: vrai.id, texte: VRAI })
    const lignes = await db().ligneJournal.findMany({ where: { acte: 'lire', auteurId: moi().qui.membreId } })
    expect(new Set(lignes.map((l) => l.objetId)).size).toBe(NOMBRE + 1)
  })

  it('a request that answers a message sent to all comes first, even with the same text; that message is no first answer (R-SOU-3)', async () => {
    const pareil = await unCas([{ membre: moi() }], { texte: faux(3) })
    const mot = { id: pareil.id, contenu: await sceller({ texte: 'Répondez d’un mot.' }, [pareil.cle.publique]) }
    expect((await ecrireEnNombre(moi().acteur, { mots: [mot] })).answer).toBe(1)
    expect(await db().cas.findUniqueOrThrow({ where: { id: pareil.id } })).toMatchObject({ reponduLe: null, statut: 'RECUE' })
    const { pieces } = (await repondre({ jeton: pareil.jeton, contenu: mot.contenu })).answer as { pieces: { contenu: string }[] }
    expect(await ouvrir(pieces.at(-2)?.contenu ?? '', pareil.cle.privee)).toMatchObject({ texte: 'Répondez d’un mot.' })
    expect((await trier(moi()))[0]?.[0]).toMatchObject({ id: pareil.id, revenue: true })
    await db().cas.delete({ where: { id: pareil.id } })
  })

  it('is destroyed in batches by two doctors at the same time; a request that is followed, or has one reader, is left', async () => {
    const [suivie] = fausses as [string]
    await db().cas.update({ where: { id: suivie }, data: { statut: 'ATTRIBUEE' } })
    const seul = await unCas([{ membre: deux as Membre }])
    const lots = [fausses.slice(0, LOT), fausses.slice(LOT)]
    const partis = await Promise.all(
      [moi(), deux as Membre].flatMap((m) => lots.map(async (ids) => (await ecarterEnNombre(m.acteur, { ids })).answer as number)),
    )
    expect(partis.reduce((a, b) => a + b)).toBe(NOMBRE - 1)
    expect((await ecarterEnNombre(moi().acteur, { ids: [seul.id] })).answer).toBe(0)
    expect((await db().cas.findMany({ select: { id: true } })).map((c) => c.id).sort()).toEqual([vrai.id, suivie, seul.id].sort())
    expect((await db().compteur.findMany())[0]).toMatchObject({ genre: 'EFFACES_AVANT_LA_FIN', valeur: NOMBRE - 1 })
    expect((await verifierJournal()).premiereRupture).toBeNull()
    // The true person's text is unchanged.
    expect((await trier(moi())).map(([d]) => d.texte)).toEqual([VRAI])
  })
})

describe('a crowd of false signals', () => {
  it('is read and destroyed in batches; a signal proposed to its interne is left, and a doctor set aside sees none (R-SOU-8)', async () => {
    const contenu = await sceller({ personne: 'Une interne', inquietude: 'Elle ne va pas bien.' }, [moi().cle.publique])
    const recus = await db().tiers.createManyAndReturn({
      data: Array.from({ length: 30 }, () => ({
        statut: 'TRANSMIS' as const,
        urgent: false,
        jour: aujourdhui(),
        effacementLe: ajouterJours(aujourdhui(), 30),
        contenu: Uint8Array.from(enOctets(contenu)),
      })),
      select: { id: true },
    })
    const ids = recus.map((t) => t.id)
    await db().tiersDestinataire.createMany({ data: ids.map((tiersId) => ({ tiersId, membreId: moi().qui.membreId })) })
    expect(((await numeroterSignalements(moi().acteur)).answer as Foule).ids.toSorted()).toEqual(ids.toSorted())
    const [debut] = (await debuterSignalements(moi().acteur, { ids })).answer as DebutScelle[]
    expect((await ouvrirEnLot(debut ? [debut] : [], [moi().cle.privee]))[0]?.[0]).toMatchObject({ personne: 'Une interne' })
    expect(await db().ligneJournal.count({ where: { acte: 'lireSignalement', objetId: { in: ids } } })).toBe(30)

    const { acteur } = exclu as Membre
    expect([(await debuterSignalements(acteur, { ids })).answer, (await ecarterSignalements(acteur, { ids })).answer]).toEqual([[], 0])
    await proposerSuivi(moi().acteur, { id: ids[0] ?? '', version: 0 })
    expect((await ecarterSignalements(moi().acteur, { ids })).answer).toBe(29)
    expect((await db().tiers.findMany({ where: { id: { in: ids } } })).map((t) => t.id)).toEqual([ids[0]])
  })
})

describe('the cost of sending many messages', () => {
  const prouver = async (): Promise<string> => {
    const challenge = (await donnerDefi()).answer as Parameters<typeof TRAVAUX.prouver>[0]
    return JSON.stringify({ challenge, solution: await TRAVAUX.prouver(challenge) })
  }

  it('PREUVE: « Beaucoup de messages arrivent en ce moment… » for an easy proof that was made before the crowd and kept', async () => {
    const gardees = [await prouver(), await prouver()]
    await consommerPreuve(gardees[0] ?? '')
    await db().preuve.createMany({
      data: Array.from({ length: 50 }, (_, n) => ({ empreinte: `foule-${n}`, utiliseeLe: maintenant(), expireLe: maintenant() })),
    })
    const message = expect.stringContaining('Beaucoup de messages arrivent en ce moment') as string
    await expect(consommerPreuve(gardees[1] ?? '')).rejects.toMatchObject({ refus: { regle: 'PREUVE', message } })
    // A browser that asks again is given the present amount of work, and accepted.
    await consommerPreuve(await prouver())
    await db().preuve.deleteMany()
  })

  it('a used proof is kept with its minute, without the second', async () => {
    await aInstant(new Date('2030-01-08T10:20:41Z'), async () => consommerPreuve(await prouver()))
    expect((await db().preuve.findMany()).map((p) => p.utiliseeLe.toISOString())).toEqual(['2030-01-08T10:20:00.000Z'])
  })
})

describe('R-SOU-2: slots', () => {
  it('requests that no doctor has read take half of a month’s slots at most, even at the same time; reading one frees its share', async () => {
    const demandes: Cas[] = []
    for (let n = 0; n < 6; n += 1) demandes.push(await unCas(membres().map((membre) => ({ membre }))))
    const creneaux = await Promise.all(demandes.map((_, n) => unCreneau(membres(), `2030-02-0${n + 1}T10:00`)))
    const issues = await Promise.allSettled(demandes.map(({ jeton }, n) => choisirCreneau({ jeton, creneauId: creneaux[n] ?? '' })))
    const pris = demandes.filter((_, n) => issues[n]?.status === 'fulfilled')
    const laissees = demandes.filter((d) => !pris.includes(d))
    expect(pris).toHaveLength(3)
    const refus = { regle: 'R-SOU-2', message: expect.stringContaining('Ce créneau ne se réserve pas d’avance en ce moment.') as string }
    expect(issues.flatMap((i) => (i.status === 'rejected' ? [i.reason as unknown] : []))).toEqual(
      laissees.map(() => expect.objectContaining({ refus }) as unknown),
    )
    const libres = async (): Promise<number[]> => [
      (await listLibres()).length,
      (await listLibresDuCas(laissees[0]?.id ?? '', 'RECUE')).length,
    ]
    expect(await libres()).toEqual([0, 0])

    // A person whose request two doctors follow chooses as before.
    const connue = await unCas(
      membres().map((membre) => ({ membre, usage: 'BINOME' as const })),
      { statut: 'ATTRIBUEE' },
    )
    const [reste, autre] = creneaux.filter((_, n) => issues[n]?.status === 'rejected') as [string, string]
    await choisirCreneau({ jeton: connue.jeton, creneauId: reste })
    await lire(moi().acteur, { id: connue.id })

    await lire(moi().acteur, { id: pris[0]?.id ?? '' })
    expect(await libres()).toEqual([2, 2])
    await choisirCreneau({ jeton: laissees[0]?.jeton ?? '', creneauId: autre })
    expect(await libres()).toEqual([0, 0])
  })
})
