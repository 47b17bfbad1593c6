import { beforeAll, describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { maintenant } from '@/lib/core/horloge'
import { listEcarts } from '@/lib/referentiel/import/queries'
import { filtreEcartsSchema } from '@/lib/referentiel/import/schema'
import { unActeur } from '../../../factories/acteur'
import { unInterne } from '../../../factories/interne'
import { unPoste } from '../../../factories/poste'
import { unSemestre } from '../../../factories/semestre'
import { unTerrain } from '../../../factories/terrain'
import { appliquer, enBref, refusDe, simuler, unTableau } from './scene'

let gestionnaire: Acteur
let semestre: string
beforeAll(async () => {
  gestionnaire = await unActeur('GESTIONNAIRE')
  semestre = (await unSemestre()).code
})

describe('a file of posts', () => {
  const TITRES = 'Semestre,FINESS,Structure,Terrain,Stage,Postes,Places agréées'
  const ligne = (t: { intitule: string; structure: { nom: string } }, suite: string, code = semestre): string =>
    `${code},,${t.structure.nom},"${t.intitule}",${suite}`
  const dit = async (...lignes: string[]): Promise<string> =>
    enBref((await simuler(gestionnaire, 'POSTES', unTableau(TITRES, ...lignes))).lignes).at(-1) ?? ''

  it('adds a post, changes its places, and tells that the agrément says otherwise (R-CAM-2)', async () => {
    const [a, b] = [await unTerrain({ intitule: 'Été, au bourg' }), await unTerrain()]
    const poste = await unPoste({ terrainId: b.id, capaciteOfferte: 2 })
    const { lignes } = await appliquer(gestionnaire, 'POSTES', unTableau(TITRES, ligne(a, 'SASPAS,"1,0",2'), ligne(b, 'Stage libre,1,5')))
    expect(enBref(lignes)).toEqual(['CREE Places offertes :  → 1', 'CHANGE Places offertes : 2 → 1 écart agreee : 2 / 5'])
    expect(await db.poste.findFirst({ where: { terrainId: a.id } })).toMatchObject({
      semestreCode: semestre,
      categorie: 'SASPAS',
      capaciteOfferte: 1,
    })
    expect(await db.poste.findUnique({ where: { id: poste.id } })).toMatchObject({ capaciteOfferte: 1 })
    expect(await db.terrain.findUnique({ where: { id: b.id } })).toMatchObject({ capaciteAgreee: 2 })
    expect((await listEcarts(gestionnaire, filtreEcartsSchema.parse({}))).ecarts).toMatchObject([
      { qui: `${b.structure.nom}, ${b.intitule}`, champ: 'Places agréées', portail: '2', fichier: '5', maitre: 'ARS' },
    ])
  })

  it('R-CAM-1: « 3 places offertes dépassent les places agréées du terrain (2). »', async () => {
    expect(await dit(ligne(await unTerrain(), 'SASPAS,3,'))).toBe(
      'REFUSE R-CAM-1 3 places offertes dépassent les places agréées du terrain (2).',
    )
  })

  it('R-CAM-1: « Le terrain … n’est pas connu du portail. », « Plusieurs terrains se nomment … », « Aucun terrain du portail n’a cet identifiant. »', async () => {
    expect(await dit(`${semestre},,,Ailleurs,SASPAS,1,`)).toContain('R-CAM-1 Le terrain « Ailleurs » n’est pas connu')
    const [a] = [await unTerrain({ intitule: 'Jumeaux' }), await unTerrain({ intitule: 'jumeaux' })]
    expect(await dit(`${semestre},,,Jumeaux,SASPAS,1,`)).toContain('R-CAM-1 Plusieurs terrains se nomment « Jumeaux »')
    expect(await dit(ligne(a, 'SASPAS,1,'))).toContain('CREE')
    const parId = unTableau('Semestre;Identifiant du terrain;Stage;Postes', `${semestre};rien;SASPAS;1`)
    expect(enBref((await simuler(gestionnaire, 'POSTES', parId)).lignes)[0]).toContain(
      'R-CAM-1 Aucun terrain du portail n’a cet identifiant.',
    )
  })

  it('R-MSU-10: « Ce terrain n’est pas agréé pour un stage d’urgences. »', async () => {
    expect(await dit(ligne(await unTerrain(), 'Urgences,1,'))).toBe('REFUSE R-MSU-10 Ce terrain n’est pas agréé pour un stage d’urgences.')
  })

  it('R-FLE-9: « Des internes sont déjà placés sur ce poste par fléchage… »', async () => {
    const t = await unTerrain()
    await unPoste({ terrainId: t.id, capaciteOfferte: 2, horsChoix: 2 })
    expect(await dit(ligne(t, 'LIBRE,1,'))).toContain('R-FLE-9 Des internes sont déjà placés sur ce poste par fléchage')
  })

  it('IMPORT-DOUBLON: « Ce poste est déjà plus haut… », R-STG-1, IMPORT-INCOMPLET: « Il manque … », IMPORT-COLONNES', async () => {
    const t = await unTerrain()
    expect(await dit(ligne(t, 'LIBRE,1,'), ligne(t, 'Stage libre,1,'))).toContain('IMPORT-DOUBLON Ce poste est déjà plus haut')
    expect(await dit(ligne(t, 'LIBRE,1,', '2050H'))).toContain('R-STG-1')
    expect(await dit(ligne(t, 'LIBRE,,'))).toContain('IMPORT-INCOMPLET Il manque le nombre de places offertes.')
    expect(await refusDe(simuler(gestionnaire, 'POSTES', unTableau('Semestre;Terrain;Stage', 'x;y;z')))).toContain(
      '« Places offertes » manque',
    )
  })
})

describe('a file of affectations', () => {
  const TITRES = 'Semestre;Courriel;Nom;FINESS;Structure;Terrain;Type de stage;Phase'
  const ligne = (courriel: string, t: { intitule: string; structure: { nom: string } }, stage = 'Stage libre', code = semestre): string =>
    `${code};${courriel};;;${t.structure.nom};${t.intitule};${stage};`
  const dit = async (...lignes: string[]): Promise<string> =>
    enBref((await simuler(gestionnaire, 'AFFECTATIONS', unTableau(TITRES, ...lignes))).lignes).at(-1) ?? ''

  it('writes where each goes, then moves them; a second reading changes nothing', async () => {
    const [i, a, b] = [await unInterne(), await unTerrain(), await unTerrain()]
    const premiere = unTableau(TITRES, ligne(i.personne.courriel.toUpperCase(), a))
    expect(enBref((await appliquer(gestionnaire, 'AFFECTATIONS', premiere)).lignes)).toEqual([
      `CREE Terrain d’affectation :  → ${a.structure.nom}, ${a.intitule} Type de stage :  → Stage libre`,
    ])
    const ou = { interneId_semestreCode: { interneId: i.id, semestreCode: semestre } }
    expect(await db.semestreInterne.findUnique({ where: ou })).toMatchObject({
      terrainId: a.id,
      categorie: 'LIBRE',
      situation: 'EN_COURS',
      phase: i.phase,
    })
    expect(enBref((await simuler(gestionnaire, 'AFFECTATIONS', premiere)).lignes)).toEqual(['INCHANGE'])
    await appliquer(gestionnaire, 'AFFECTATIONS', unTableau(TITRES, ligne(i.personne.courriel, b, 'SASPAS')))
    expect(await db.semestreInterne.findUnique({ where: ou })).toMatchObject({ terrainId: b.id, categorie: 'SASPAS' })
  })

  it('R-CAM-2: « La scolarité a déjà statué sur ce semestre… »', async () => {
    const [i, t] = [await unInterne(), await unTerrain()]
    const { semestreCode } = await db.semestreInterne.findFirstOrThrow({ where: { interneId: i.id, situation: 'VALIDE' } })
    expect(await dit(ligne(i.personne.courriel, t, 'LIBRE', semestreCode))).toContain(
      'REFUSE R-CAM-2 La scolarité a déjà statué sur ce semestre',
    )
  })

  it('R-FLE-15: « Cette personne est placée par fléchage à ce semestre… »', async () => {
    const [i, t, autre] = [await unInterne(), await unTerrain(), await unTerrain()]
    const poste = await unPoste({ terrainId: t.id, horsChoix: 1 })
    await db.horsChoix.create({
      data: { interneId: i.id, semestreCode: semestre, posteId: poste.id, acte: 'Acte n° 1', creeLe: maintenant() },
    })
    expect(await dit(ligne(i.personne.courriel, autre))).toContain(
      `R-FLE-15 Cette personne est placée par fléchage à ce semestre : ${t.structure.nom}`,
    )
    expect(await dit(ligne(i.personne.courriel, t))).toContain('CREE')
  })

  it('R-ID-1: « Aucun interne n’a ce numéro RPPS ou cette adresse électronique. », R-MSU-10, R-STG-1, IMPORT-DOUBLON', async () => {
    const [i, t] = [await unInterne(), await unTerrain()]
    expect(await dit(ligne('personne@exemple.test', t))).toBe(
      'REFUSE R-ID-1 Aucun interne n’a ce numéro RPPS ou cette adresse électronique.',
    )
    expect(await dit(ligne(i.personne.courriel, t, 'Urgences'))).toContain('R-MSU-10')
    expect(await dit(ligne(i.personne.courriel, t, 'LIBRE', '2050H'))).toContain('R-STG-1')
    expect(await dit(ligne(i.personne.courriel, t), ligne(i.personne.courriel, t))).toContain(
      'IMPORT-DOUBLON Cette personne est déjà affectée',
    )
  })
})
