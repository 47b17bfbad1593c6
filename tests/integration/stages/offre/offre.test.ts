import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { maintenant } from '@/lib/core/temps/horloge'
import { resteAuChoix } from '@/lib/referentiel/stage/offre'
import { listComparaison } from '@/lib/stages/offre/comparaison/queries'
import { lireInstantane } from '@/lib/stages/offre/instantane/queries'
import { listOffre } from '@/lib/stages/offre/queries'
import { filtresOffreSchema } from '@/lib/stages/offre/schema'
import { listContours } from '@/lib/referentiel/territoire/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { uneCommune } from '../../../factories/referentiel/commune'
import { unInterne } from '../../../factories/referentiel/interne'
import { unPoste } from '../../../factories/referentiel/poste'
import { uneStructure } from '../../../factories/referentiel/structure'
import { unTerrain } from '../../../factories/referentiel/terrain'

const S = '2041H'
const filtres = (f: Record<string, unknown> = {}) => filtresOffreSchema.parse({ semestre: S, ...f })

const NOMS = ['Accolé', 'Médian', 'Lointain']

/** Thirty posts: ten in each of three communes, at 0, 1 and 2 degrees of latitude from the home. */
async function uneOffre() {
  const domicile = await uneCommune({ nom: 'Chez-soi', latitude: 46, longitude: 1 })
  const communes = await Promise.all([2, 0, 1].map((d) => uneCommune({ nom: NOMS[d], latitude: 46 + d, longitude: 1 })))
  for (const [rang, { code }] of communes.entries()) {
    const structureId = (await uneStructure({ communeCode: code })).id
    for (let n = 0; n < 10; n++) {
      const terrain = await unTerrain({ structureId, logement: n === 0, intitule: `Stage ${rang}-${n}` })
      await unPoste({ semestreCode: S, terrainId: terrain.id, categorie: n === 1 ? 'SASPAS' : 'LIBRE', horsChoix: n === 2 ? 2 : 0 })
    }
  }
  const interne = await unInterne({ communeCode: domicile.code })
  return { communes, interne: await acteurDe(interne.personneId) }
}

describe('the offer of a semester', () => {
  it('is read page by page, filtered, counted and sorted, and distances are those of the interne who asks', async () => {
    const { communes, interne } = await uneOffre()
    const secretariat = await unActeur('GESTIONNAIRE')

    const premiere = await listOffre(secretariat, filtres())
    expect(premiere).toMatchObject({ total: 30, offerts: 60, reste: 54, page: 1, pages: 2, domicile: null })
    expect(premiere.postes).toHaveLength(25)
    const seconde = await listOffre(secretariat, filtres({ page: '2' }))
    expect(new Set([...premiere.postes, ...seconde.postes].map((p) => p.id)).size).toBe(30)
    expect(premiere.postes.every((p) => p.distance === null)).toBe(true)

    const compter = async (f: Record<string, unknown>) => (await listOffre(secretariat, filtres(f))).total
    expect(await compter({ logement: '1' })).toBe(3)
    expect(await compter({ libres: '1' })).toBe(27)
    expect(await compter({ categorie: 'SASPAS' })).toBe(3)
    expect(await compter({ zone: 'ZAC' })).toBe(0)
    expect(await compter({ q: 'MEDIAN stage' })).toBe(10)
    expect(await compter({ q: '%' })).toBe(0)
    expect(await compter({ territoire: communes[0]?.territoireId })).toBe(10)
    expect(await compter({ commune: communes[1]?.code })).toBe(10)

    const proches = await listOffre(interne, filtres({ tri: 'distance' }))
    expect(proches.domicile).toBe('Chez-soi')
    expect(proches.postes.map((p) => Math.round(p.distance ?? -1))).toEqual([
      ...Array<number>(10).fill(0),
      ...Array<number>(10).fill(111),
      ...Array<number>(5).fill(222),
    ])
    const suite = await listOffre(interne, filtres({ tri: 'distance', page: '2' }))
    expect(new Set([...proches.postes, ...suite.postes].map((p) => p.id)).size).toBe(30)
    const loin = await listOffre(interne, filtres({ tri: 'distance', sens: 'desc' }))
    expect(loin.postes[0]?.terrain.commune).toBe('Lointain')

    const carte = await listOffre(interne, filtres({ vue: 'carte', commune: communes[0]?.code }))
    expect(carte.postes).toEqual([])
    expect(carte.communes.map((c) => [c.nom, c.postes, c.reste])).toEqual([
      ['Accolé', 10, 18],
      ['Lointain', 10, 18],
      ['Médian', 10, 18],
    ])
    expect((await listContours()).map((c) => c.code)).toContain(communes[0]?.code)
  })

  it('counts the remaining places as resteAuChoix does, with posts added for article 44 (R-FLE-9)', async () => {
    const acteur = await unActeur('INTERNE')
    const cas = [
      { capaciteOfferte: 3, horsChoix: 2, ajoutes: 1 },
      { capaciteOfferte: 2, horsChoix: 1, ajoutes: 1 },
      { capaciteOfferte: 1, horsChoix: 0, ajoutes: 1 },
      { capaciteOfferte: 2, horsChoix: 2, ajoutes: 0 },
    ]
    for (const c of cas) await unPoste({ semestreCode: '2042E', ...c })
    const offre = await listOffre(acteur, filtres({ semestre: '2042E' }))
    expect(offre.reste).toBe(cas.reduce((n, c) => n + resteAuChoix(c), 0))
    expect(offre.postes.reduce((n, p) => n + p.reste, 0)).toBe(offre.reste)
    expect((await listOffre(acteur, filtres({ semestre: '2042E', libres: '1' }))).total).toBe(3)
  })

  it('is read again after a commit that changed what it shows, and only then', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const poste = await unPoste({ semestreCode: '2045E', capaciteOfferte: 2 })
    const { terrainId } = poste
    const { structure } = await db.terrain.findUniqueOrThrow({ where: { id: terrainId }, select: { structure: true } })
    const lue = async () => {
      const { postes, offerts } = await listOffre(acteur, filtres({ semestre: '2045E' }))
      return [offerts, postes[0]?.terrain.intitule, postes[0]?.terrain.structure, postes[0]?.terrain.commune]
    }
    const lecture = await lireInstantane('2045E')
    expect(await lireInstantane('2045E')).toBe(lecture)

    const changer = (capaciteOfferte: number) => db.poste.update({ where: { id: poste.id }, data: { capaciteOfferte } })
    await changer(5)
    expect(await lireInstantane('2045E')).not.toBe(lecture)
    await db.terrain.update({ where: { id: terrainId }, data: { intitule: 'Autre nom' } })
    await db.structure.update({ where: { id: structure.id }, data: { nom: 'Autre maison' } })
    await db.commune.update({ where: { code: structure.communeCode }, data: { nom: 'Autre bourg' } })
    expect(await lue()).toEqual([5, 'Autre nom', 'Autre maison', 'Autre bourg'])

    const avant = await lireInstantane('2045E')
    await db
      .$transaction(async (tx) => {
        await tx.poste.update({ where: { id: poste.id }, data: { capaciteOfferte: 9 } })
        // Another reader still gets the earlier offer.
        expect((await lue())[0]).toBe(5)
        throw new Error('rolled back on purpose')
      })
      .catch(() => undefined)
    expect(await lireInstantane('2045E')).toBe(avant)
    await Promise.all([changer(7), unPoste({ semestreCode: '2045E' }), unPoste({ semestreCode: '2045E' }), lue(), lue()])
    expect((await listOffre(acteur, filtres({ semestre: '2045E' }))).total).toBe(3)
    await db.poste.delete({ where: { id: poste.id } })
    expect((await listOffre(acteur, filtres({ semestre: '2045E' }))).total).toBe(2)
  })

  it('is read by those who prepare it, and by everybody else once a list is published', async () => {
    const poste = await unPoste({ semestreCode: '2043E' })
    const campagne = await db.campagnePostes.create({
      data: { semestreCode: '2043E', statutDepuis: maintenant(), reponsesAvant: maintenant(), creeLe: maintenant() },
    })
    const interne = await unActeur('INTERNE')
    const lue = async () => (await listOffre(interne, filtres({ semestre: '2043E' }))).semestre?.code
    expect((await listOffre(await unActeur('GESTIONNAIRE'), filtres({ semestre: '2043E' }))).semestre?.code).toBe('2043E')
    expect(await lue()).not.toBe('2043E')
    expect(await listComparaison(interne, [poste.id])).toEqual([])
    await db.listePostes.create({ data: { campagneId: campagne.id, numero: 1, publieeLe: maintenant(), empreinte: 'e'.repeat(64) } })
    expect(await lue()).toBe('2043E')
    expect(await listComparaison(interne, [poste.id])).toHaveLength(1)
  })
})

describe('posts side by side', () => {
  it('come in the order asked for, with their differences, and without the interne placed by article 44 (R-FLE-9)', async () => {
    const acteur = await unActeur('INTERNE')
    const loge = await unTerrain({ logement: true, transport: 'Car 12, six fois par jour', exerciceCoordonne: true })
    const a = await unPoste({ semestreCode: '2044E', terrainId: loge.id, horsChoix: 1 })
    const b = await unPoste({ semestreCode: '2044E' })
    const lus = await listComparaison(acteur, [b.id, a.id, '01890000-0000-7000-8000-000000000000'])
    expect(lus.map((p) => p.id)).toEqual([b.id, a.id])
    expect(lus[1]).toMatchObject({
      article44: true,
      reste: 1,
      offerts: 2,
      terrain: { logement: true, transport: 'Car 12, six fois par jour' },
    })
    expect(lus[1]).not.toHaveProperty('horsChoix')
  })
})
