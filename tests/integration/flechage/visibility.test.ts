import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { causesDeport } from '@/lib/flechage/deport'
import { EN_LICE, VUS_PAR_ARS, VUS_PAR_UFR } from '@/lib/flechage/policy'
import { portee } from '@/lib/flechage/portee/queries'
import { findDossier } from '@/lib/flechage/queries'
import { StatutFlechage } from '@/generated/prisma/enums'
import { acteurDe, unActeur } from '../../factories/core/acteur'
import { uneCommission } from '../../factories/referentiel/commission'
import { unFlechage, type FlechageFabrique } from '../../factories/flechage/flechage'
import { unInterne } from '../../factories/referentiel/interne'
import { unePersonne } from '../../factories/referentiel/personne'
import { uneSeance } from '../../factories/referentiel/seance'

const voit = async (personneId: string, id: string): Promise<boolean> =>
  (await db.flechage.count({ where: { AND: [await portee(await acteurDe(personneId)), { id }] } })) === 1

const TOUS: Role[] = ['GESTIONNAIRE', 'COORD_DES', 'DIR_UFR', 'ARS']

describe('R-GEN-1: a role gives access to the rows of that role only', () => {
  const dossiers = new Map<StatutFlechage, FlechageFabrique>()
  beforeAll(async () => {
    for (const statut of Object.values(StatutFlechage)) dossiers.set(statut, await unFlechage({ statut }))
  })
  const attendus: [Role, (statut: StatutFlechage) => boolean][] = [
    ['GESTIONNAIRE', (s) => (dossiers.get(s) as FlechageFabrique).deposeLe !== null],
    ['COORD_DES', (s) => (dossiers.get(s) as FlechageFabrique).deposeLe !== null],
    ['DIR_UFR', (s) => (VUS_PAR_UFR as readonly string[]).includes(s)],
    ['ARS', (s) => (VUS_PAR_ARS as readonly string[]).includes(s)],
    ...(
      [
        'INTERNE',
        'DOCTEUR_JUNIOR',
        'MSU',
        'ENSEIGNANT',
        'DIR_DUMG',
        'REP_INTERNES',
        'CELLULE_MED',
        'CELLULE_COORD',
        'ADMIN_TECH',
        'DPO',
      ] as const
    ).map((r): [Role, () => boolean] => [r, () => false]),
  ]
  it.each(attendus)('%s sees the requests in the states of this role, and no others', async (role, attendu) => {
    const acteur = await unActeur(role)
    const vus = new Set((await db.flechage.findMany({ where: await portee(acteur), select: { id: true } })).map((f) => f.id))
    for (const [statut, dossier] of dossiers) expect([statut, vus.has(dossier.id)]).toEqual([statut, attendu(statut)])
  })
  it('the interne sees their own request in every state, and no other', async () => {
    for (const dossier of dossiers.values()) {
      const acteur = await acteurDe(dossier.interne.personneId)
      const vus = await db.flechage.findMany({ where: await portee(acteur), select: { id: true } })
      expect(vus.map((f) => f.id)).toEqual([dossier.id])
    }
  })
  it('another interne does not find the dossier, in any state', async () => {
    const curieux = await acteurDe((await unInterne()).personneId)
    for (const dossier of dossiers.values()) expect(await findDossier(db, curieux, dossier.id)).toBeNull()
  })
})

describe('R-DEP-1, R-DEP-2: a tie hides the row from every role of a person', () => {
  let tutrice: string
  let dossier: FlechageFabrique
  beforeAll(async () => {
    tutrice = (await unePersonne({ roles: TOUS })).id
    dossier = await unFlechage({ statut: 'AVIS_FAVORABLE', interne: await unInterne({ tuteurId: tutrice }) })
  })
  it('an untied person with the same roles sees it', async () => {
    expect(await voit((await unePersonne({ roles: TOUS })).id, dossier.id)).toBe(true)
  })
  it('TUTEUR: the tutor does not see it', async () => {
    expect(await voit(tutrice, dossier.id)).toBe(false)
  })
  it('DIRECTEUR_THESE: the thesis director does not see it', async () => {
    const directrice = (await unePersonne({ roles: TOUS })).id
    const autre = await unFlechage({ statut: 'AVIS_FAVORABLE', interne: await unInterne({ directeurTheseId: directrice }) })
    expect(await voit(directrice, autre.id)).toBe(false)
  })
  it('LIEN_DECLARE: a person with a declared tie does not see it', async () => {
    const proche = (await unePersonne({ roles: TOUS })).id
    const autre = await unFlechage({ statut: 'AVIS_FAVORABLE', liens: [{ personneId: proche, nature: 'famille' }] })
    expect(await voit(proche, autre.id)).toBe(false)
  })
  it('MSU_DU_TERRAIN and SIGNATAIRE: the host does not see it, even as gestionnaire', async () => {
    const msu = dossier.terrain.praticiens[0]?.msu.personneId as string
    for (const role of TOUS)
      await db.nomination.create({
        data: { personneId: msu, role, acte: 'x', debut: new Date('2020-01-01'), creeeLe: new Date('2020-01-01') },
      })
    expect(await voit(msu, dossier.id)).toBe(false)
  })
  it('CONCURRENT: a person who asks for the same terrain does not see it', async () => {
    const concurrent = await unInterne({ personne: { roles: ['GESTIONNAIRE'] } })
    await unFlechage({ interne: concurrent, terrain: dossier.terrain })
    expect(await voit(concurrent.personneId, dossier.id)).toBe(false)
  })
  it('a person with a declared déport no longer sees it', async () => {
    const commission = await uneCommission()
    const seance = await uneSeance({ commission, statut: 'CONVOQUEE' })
    const gestionnaire = (await unePersonne({ roles: ['GESTIONNAIRE'] })).id
    const inscrit = await unFlechage({ statut: 'EN_COMMISSION', seance })
    expect(await voit(gestionnaire, inscrit.id)).toBe(true)
    await db.deport.create({
      data: {
        examenId: inscrit.examenId as string,
        personneId: gestionnaire,
        nature: 'DECLARE',
        cause: 'LIEN_DECLARE',
        le: new Date('2026-01-01'),
      },
    })
    expect(await voit(gestionnaire, inscrit.id)).toBe(false)
  })
  it('the condition on rows and the pure rule exclude the same persons', async () => {
    const personnes = await db.personne.findMany({ where: { desactiveeLe: null }, select: { id: true } })
    const dossiers = await db.flechage.findMany({ where: { deposeLe: { not: null } }, select: { id: true, terrainId: true } })
    const demandes = await db.flechage.findMany({
      where: { statut: EN_LICE },
      select: { terrainId: true, interne: { select: { personneId: true } } },
    })
    const gestionnaire: { role: Role; acte: string; debut: Date; creeeLe: Date } = {
      role: 'GESTIONNAIRE',
      acte: 'x',
      debut: new Date('2020-01-01'),
      creeeLe: new Date('2020-01-01'),
    }
    for (const { id: personneId } of personnes) {
      if (!(await db.nomination.count({ where: { personneId, role: 'GESTIONNAIRE' } })))
        await db.nomination.create({ data: { personneId, ...gestionnaire } })
    }
    const lus = await Promise.all(dossiers.map(({ id }) => findDossier(db, acteurSysteme(), id)))
    for (const { id: personneId } of personnes) {
      const acteur = await acteurDe(personneId)
      const vus = (
        await db.flechage.findMany({ where: { AND: [await portee(acteur), { deposeLe: { not: null } }] }, select: { id: true } })
      ).map((f) => f.id)
      const selonRegle = lus.flatMap((lu) => {
        if (!lu) throw new Error('the portal must see every row')
        const enLice = new Set(demandes.filter((d) => d.terrainId === lu.terrainId).map((d) => d.interne.personneId))
        const sien = lu.interne.personneId === personneId
        const deporte = lu.examen?.deports.some((d) => d.personneId === personneId) ?? false
        return sien || (causesDeport(lu, personneId, enLice).length === 0 && !deporte) ? [lu.id] : []
      })
      expect([personneId, vus.sort()]).toEqual([personneId, selonRegle.sort()])
    }
  })
})

describe('the access of a member of the commission', () => {
  it('begins with their declaration, and ends with the session or with their seat', async () => {
    const commission = await uneCommission()
    const seance = await uneSeance({ commission, statut: 'CONVOQUEE' })
    const dossier = await unFlechage({ statut: 'EN_COMMISSION', seance })
    const membre = commission.representants[0]?.personneId as string
    const examenId = dossier.examenId as string
    await db.declaration.deleteMany({ where: { examenId } })
    expect(await voit(membre, dossier.id)).toBe(false)
    await db.declaration.create({ data: { examenId, personneId: membre, le: new Date('2026-01-01') } })
    expect(await voit(membre, dossier.id)).toBe(true)
    await db.seance.update({ where: { id: seance.id }, data: { statut: 'CLOSE' } })
    expect(await voit(membre, dossier.id)).toBe(false)
    await db.seance.update({ where: { id: seance.id }, data: { statut: 'OUVERTE' } })
    expect(await voit(membre, dossier.id)).toBe(true)
    await db.membre.updateMany({ where: { personneId: membre }, data: { fin: new Date('2020-06-01') } })
    expect(await voit(membre, dossier.id)).toBe(false)
  })
})

describe('R-FLE-14: a rank is never loaded with a request', () => {
  it('neither for the secretariat nor for the interne', async () => {
    const dossier = await unFlechage({ statut: 'DEPOSEE' })
    for (const acteur of [await unActeur('GESTIONNAIRE'), await acteurDe(dossier.interne.personneId)]) {
      const lu = await findDossier(db, acteur, dossier.id)
      expect(Object.keys(lu?.interne ?? {})).toContain('phase')
      expect(Object.keys(lu?.interne ?? {})).not.toEqual(expect.arrayContaining(['rang']))
      expect(JSON.stringify(lu)).not.toMatch(/"(effectifReference|typeClassement)"/)
    }
  })
})
