import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import { getParcours } from '@/lib/referentiel/interne/queries'
import { listOffre } from '@/lib/stages/offre/queries'
import { filtresOffreSchema } from '@/lib/stages/offre/schema'
import { getTerrain, listCarte, listTerrains } from '@/lib/referentiel/stage/queries'
import { getBilanOffre } from '@/lib/referentiel/interne/effectif/queries'
import { filtresTerrainsSchema } from '@/lib/referentiel/stage/schema'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unFlechage } from '../../../factories/flechage/flechage'
import { unInterne } from '../../../factories/referentiel/interne'
import { unPoste } from '../../../factories/referentiel/poste'
import { unTerrain } from '../../../factories/referentiel/terrain'

const filtres = (f: Record<string, unknown> = {}) => filtresTerrainsSchema.parse(f)

describe('terrains', () => {
  it('are filtered by kind of stage, zone and words, and an unreadable filter is ignored', async () => {
    const zac = await unTerrain({ zone: 'ZAC', categories: ['N1'], intitule: 'Niveau 1 aux Ormes' })
    await unTerrain({ zone: 'ZIP', categories: ['SASPAS'] })
    const noms = async (f: Record<string, unknown>) => (await listTerrains(filtres(f))).terrains.map((t) => t.intitule)
    expect(await noms({ categorie: 'N1', zone: 'ZAC' })).toEqual(['Niveau 1 aux Ormes'])
    expect(await noms({ q: 'ORMES' })).toEqual(['Niveau 1 aux Ormes'])
    expect(await noms({ categorie: 'N1', zone: 'ZIP' })).toEqual([])
    expect(await listTerrains(filtres({ categorie: 'RIEN', page: 'x' }))).toMatchObject({ total: 2, page: 1 })
    expect((await listTerrains(filtres({ page: '99' }))).page).toBe(1)
    expect((await listCarte(filtres({ categorie: 'N1' }))).find((c) => c.code === zac.structure.communeCode)).toMatchObject({
      terrains: 1,
      zone: 'ZAC',
    })
    const { territoireId } = await db.commune.findUniqueOrThrow({ where: { code: zac.structure.communeCode } })
    const vues = await listCarte(filtres({ territoire: territoireId }))
    expect(vues.filter((c) => c.territoireId !== territoireId)).toEqual([])
    expect(vues.map((c) => [c.code, c.terrains])).toContainEqual([zac.structure.communeCode, 1])
  })

  it('say why they cannot host an interne (R-FLE-5: « L’agrément de ce terrain est suspendu… »)', async () => {
    const terrain = await unTerrain({ suspenduLe: ajouterJours(aujourdhui(), -3) })
    const lu = await getTerrain(await unActeur(), terrain.id)
    expect(lu?.etats.map((e) => e.empechement)).toEqual([expect.stringContaining('suspendu'), expect.stringContaining('suspendu')])
  })
})

describe('the public offer (R-FLE-9)', () => {
  it('shows that a post is taken by article 44, without the person or the reason', async () => {
    const flechage = await unFlechage({ statut: 'AFFECTEE' })
    const { postes } = await listOffre(await unActeur(), filtresOffreSchema.parse({ semestre: flechage.campagne.semestreCode }))
    const [poste] = postes
    expect(poste).toMatchObject({ article44: true, offerts: 2, reste: 1 })
    expect(Object.keys(poste ?? {}).sort()).toEqual([
      'article44',
      'categorie',
      'distance',
      'id',
      'logement',
      'offerts',
      'reste',
      'second',
      'terrain',
      'zone',
    ])
    expect(JSON.stringify(poste)).not.toContain(flechage.interne.personne.nom)
  })

  it('is compared with the minimum of R-STG-8 for those who still choose', async () => {
    const poste = await unPoste({ semestreCode: '2040E', capaciteOfferte: 1 })
    const bilan = await getBilanOffre(poste.semestreCode)
    expect(bilan.appeles).toBeGreaterThan(0)
    expect(bilan).toMatchObject({ reste: 1, minimum: Math.ceil((bilan.appeles * 107) / 100), suffisante: false })
  })
})

describe('a path (R-CAM-3, R-RNG-10)', () => {
  it('is shown line by line to its interne and the scolarité, and to no other interne', async () => {
    const interne = await unInterne()
    const sien = await getParcours(await acteurDe(interne.personneId), interne.id)
    expect(sien?.anciennete.lignes.length).toBe(sien?.semestres.length)
    expect(sien?.maquette.creneaux.filter((c) => c.etat === 'DU').map((c) => c.categorie)).toContain('SASPAS')
    expect(await getParcours(await unActeur('GESTIONNAIRE'), interne.id)).not.toBeNull()
    const autre = await unInterne()
    expect(await getParcours(await acteurDe(autre.personneId), interne.id)).toBeNull()
    expect(await getParcours(await unActeur('MSU', 'ARS', 'ADMIN_TECH', 'DPO'), interne.id)).toBeNull()
  })
})
