import { beforeAll, describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { sqlState } from '@/lib/core/sql-state'
import { exporter } from '@/lib/referentiel/import/export/queries'
import { getParcours } from '@/lib/referentiel/interne/queries'
import { unActeur } from '../../../factories/acteur'
import { unInterne } from '../../../factories/interne'
import { unPoste } from '../../../factories/poste'
import { unSemestre } from '../../../factories/semestre'
import { unTerrain, type TerrainFabrique } from '../../../factories/terrain'
import { appliquer, enBref, simuler, unTableau } from './scene'

let gestionnaire: Acteur
let semestre: string
beforeAll(async () => {
  gestionnaire = await unActeur('GESTIONNAIRE')
  semestre = (await unSemestre()).code
})

const deux = async () => [await unTerrain({ categories: ['SFE'] }), await unTerrain({ categories: ['SFE', 'LIBRE'] })] as const
const nom = (t: TerrainFabrique): string => `${t.structure.nom}, ${t.intitule}`

describe('R-DES-2: a file of posts with coupled stages', () => {
  const TITRES = 'Semestre;Structure;Terrain;Stage;Postes;Structure du second terrain;Second terrain;Première moitié'
  const ligne = (a: TerrainFabrique, suite: string, stage = 'SFE'): string =>
    `${semestre};${a.structure.nom};${a.intitule};${stage};${suite}`
  const dans = (b: TerrainFabrique, moitie: string): string => `${b.structure.nom};${b.intitule};${moitie}`
  const dit = async (texte: string): Promise<string> =>
    enBref((await simuler(gestionnaire, 'POSTES', unTableau(TITRES, texte))).lignes)[0] ?? ''
  const ou = (a: TerrainFabrique) => ({
    where: { semestreCode_terrainId_categorie: { semestreCode: semestre, terrainId: a.id, categorie: 'SFE' as const } },
  })

  it('adds one in two places, turns its halves round, and puts it back in one', async () => {
    const [a, b] = await deux()
    await appliquer(gestionnaire, 'POSTES', unTableau(TITRES, ligne(a, `1;${dans(b, 'Enfant')}`)))
    expect(await db.poste.findUnique(ou(a))).toMatchObject({ secondTerrainId: b.id, premiereMoitie: 'SANTE_ENFANT', capaciteOfferte: 1 })
    expect(await dit(ligne(a, '1;;;'))).toBe('INCHANGE')
    const { lignes } = await appliquer(gestionnaire, 'POSTES', unTableau(TITRES, ligne(a, `1;${dans(b, 'santé de la femme')}`)))
    expect(enBref(lignes)).toEqual(['CHANGE Première moitié : Santé de l’enfant → Santé de la femme'])
    await appliquer(gestionnaire, 'POSTES', unTableau(TITRES, ligne(a, '2;;aucun;')))
    expect(await db.poste.findUnique(ou(a))).toMatchObject({ secondTerrainId: null, premiereMoitie: null, capaciteOfferte: 2 })
  })

  it('« …donnez le second terrain et la moitié… », « Seul un stage couplé… », « …un autre terrain… », R-MSU-10, R-CAM-1', async () => {
    const [a, b] = await deux()
    expect(await dit(ligne(a, `1;${dans(b, '')}`))).toBe(
      'REFUSE R-DES-2 Pour un stage couplé en deux lieux, donnez le second terrain et la moitié qui se fait en premier.',
    )
    expect(await dit(ligne(b, `1;${dans(a, 'Femme')}`, 'Stage libre'))).toBe(
      'REFUSE R-DES-2 Seul un stage couplé de santé de la femme et de l’enfant se fait en deux lieux.',
    )
    expect(await dit(ligne(a, `1;${dans(a, 'Femme')}`))).toBe('REFUSE R-DES-2 Le second terrain doit être un autre terrain que le premier.')
    expect(await dit(ligne(a, `1;${dans(b, 'Autre')}`))).toContain('REFUSE IMPORT-VALEUR Moitié : « Autre » n’est pas une réponse connue.')
    const ailleurs = await unTerrain({ categories: ['SANTE_FEMME'] })
    expect(await dit(ligne(a, `1;${dans(ailleurs, 'Femme')}`))).toBe(
      'REFUSE R-MSU-10 Le second terrain n’est agréé ni pour un stage couplé ni pour la santé de l’enfant.',
    )
    const etroit = await unTerrain({ categories: ['SFE'], capaciteAgreee: 1 })
    expect(await dit(ligne(a, `2;${dans(etroit, 'Femme')}`))).toBe(
      'REFUSE R-CAM-1 2 places offertes dépassent les places agréées du second terrain (1).',
    )
  })
})

describe('R-DES-2: a file of affectations with coupled stages', () => {
  const TITRES = 'Semestre;Courriel;Structure;Terrain;Type de stage;Phase;Identifiant du second terrain;Première moitié'
  const ligne = (courriel: string, t: TerrainFabrique, stage: string, suite = ';'): string =>
    `${semestre};${courriel};${t.structure.nom};${t.intitule};${stage};;${suite}`

  it('takes both places of the post when it does not say them; then those it says', async () => {
    const [a, b] = await deux()
    const [i, autre] = [await unInterne(), await unTerrain({ categories: ['SANTE_ENFANT'] })]
    await unPoste({ terrainId: a.id, categorie: 'SFE', secondTerrainId: b.id, premiereMoitie: 'SANTE_ENFANT' })
    const ou = { where: { interneId_semestreCode: { interneId: i.id, semestreCode: semestre } } }
    const { lignes } = await appliquer(gestionnaire, 'AFFECTATIONS', unTableau(TITRES, ligne(i.personne.courriel, a, 'SFE')))
    expect(enBref(lignes)[0]).toContain(`Second terrain :  → ${nom(b)} Première moitié :  → Santé de l’enfant`)
    expect(await db.semestreInterne.findUnique(ou)).toMatchObject({ secondTerrainId: b.id, premiereMoitie: 'SANTE_ENFANT' })
    const dit = `${autre.id};Femme`
    await appliquer(gestionnaire, 'AFFECTATIONS', unTableau(TITRES, ligne(i.personne.courriel, a, 'SFE', dit)))
    expect(await db.semestreInterne.findUnique(ou)).toMatchObject({ secondTerrainId: autre.id, premiereMoitie: 'SANTE_FEMME' })
    expect(enBref((await simuler(gestionnaire, 'AFFECTATIONS', unTableau(TITRES, ligne(i.personne.courriel, a, 'SFE')))).lignes)).toEqual([
      'INCHANGE',
    ])
    await appliquer(gestionnaire, 'AFFECTATIONS', unTableau(TITRES, ligne(i.personne.courriel, b, 'Stage libre')))
    expect(await db.semestreInterne.findUnique(ou)).toMatchObject({ categorie: 'LIBRE', secondTerrainId: null, premiereMoitie: null })
  })
})

describe('R-DES-2: a half validated alone, in a file of internes', () => {
  const TITRES = 'Courriel;Rang;Semestre;Situation;Moitié validée'
  const demi = { categorie: 'SFE', situation: 'NON_VALIDE', cause: 'INTERRUPTION' } as const
  const unDemi = async () => {
    const i = await unInterne({ parcours: ['N1', 'URGENCES', demi, 'POLYVALENTE'] })
    const s = await db.semestreInterne.findFirstOrThrow({ where: { interneId: i.id, categorie: 'SFE' } })
    const ligne = (suite: string, code = s.semestreCode): string => `${i.personne.courriel};;${code};${suite}`
    return { i, s, ligne }
  }

  it('is written, shown on « Ma maquette », and goes when the whole semester is validated', async () => {
    const { i, s, ligne } = await unDemi()
    const { lignes } = await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, ligne(';Santé de la femme')))
    expect(enBref(lignes)).toEqual(['CHANGE Moitié validée :  → Santé de la femme'])
    const sfe = (await getParcours(gestionnaire, i.id))?.maquette.creneaux.find((c) => c.categorie === 'SFE')
    expect(sfe).toMatchObject({ etat: 'DU', moities: [{ moitie: 'SANTE_FEMME', semestreCode: s.semestreCode }] })
    expect(enBref((await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, ligne(';')))).lignes)).toEqual(['INCHANGE'])
    expect(enBref((await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, ligne(';aucune')))).lignes)).toEqual(
      ['CHANGE Moitié validée : Santé de la femme →'].map((t) => t.replace('→', '→ ')),
    )
    await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, ligne('Validé;')))
    expect(await db.semestreInterne.findUnique({ where: { id: s.id } })).toMatchObject({ situation: 'VALIDE', moitieValidee: null })
  })

  it('« Une moitié ne se valide seule que dans un stage couplé… »: neither in a validated semester nor in another stage', async () => {
    const { i, s, ligne } = await unDemi()
    const n1 = await db.semestreInterne.findFirstOrThrow({ where: { interneId: i.id, categorie: 'N1' } })
    for (const texte of [ligne('Validé;Femme'), ligne('Non validé;Femme', n1.semestreCode)])
      expect(enBref((await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, texte))).lignes)[0]).toBe(
        'REFUSE R-DES-2 Une moitié ne se valide seule que dans un stage couplé de santé de la femme et de l’enfant dont le semestre n’est pas validé.',
      )
    const refuse = await db.semestreInterne
      .update({ where: { id: s.id }, data: { situation: 'VALIDE', moitieValidee: 'SANTE_FEMME' } })
      .catch((e: unknown) => e)
    expect(sqlState(refuse)).toBe('23514')
  })
})

describe('R-CAM-2: exports', () => {
  it('hold both places and the half validated; brought back, they change nothing', async () => {
    const [a, b] = await deux()
    await unPoste({ terrainId: a.id, categorie: 'SFE', secondTerrainId: b.id, premiereMoitie: 'SANTE_FEMME' })
    const i = await unInterne({
      parcours: ['N1', 'URGENCES', { categorie: 'SFE', situation: 'NON_VALIDE', cause: 'INTERRUPTION', moitieValidee: 'SANTE_ENFANT' }],
    })
    await db.semestreInterne.updateMany({
      where: { interneId: i.id, categorie: 'SFE' },
      data: { terrainId: a.id, secondTerrainId: b.id, premiereMoitie: 'SANTE_ENFANT' },
    })
    for (const type of ['POSTES', 'AFFECTATIONS', 'INTERNES'] as const)
      for (const format of ['xlsx', 'ods', 'csv'] as const) {
        const { nom: fichier, mime, octets } = await exporter(gestionnaire, { type, format })
        if (format === 'csv') expect(new TextDecoder().decode(octets)).toContain(type === 'INTERNES' ? 'Moitié validée' : b.id)
        const { lignes } = await simuler(gestionnaire, type, new File([new Uint8Array(octets)], fichier, { type: mime }))
        expect(new Set(enBref(lignes)), `${type} ${format}`).toEqual(new Set(['INCHANGE']))
      }
  })
})
