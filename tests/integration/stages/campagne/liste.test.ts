import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError } from '@/lib/core/workflow/erreurs'
import { jour } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { noterCapacite } from '@/lib/stages/campagne/capacite/commands'
import { noterSchema } from '@/lib/stages/campagne/capacite/schema'
import { franchirEtape } from '@/lib/stages/campagne/commands'
import { corrigerListe, publierListe } from '@/lib/stages/campagne/liste/commands'
import { empreinteListe } from '@/lib/stages/campagne/liste/contenu'
import { getDifference, getLignes, getListe } from '@/lib/stages/campagne/liste/queries'
import { filtresListeSchema } from '@/lib/stages/campagne/liste/schema'
import { modifierOffre, reporterReponses } from '@/lib/stages/campagne/offre/commands'
import { offreTerrainSchema } from '@/lib/stages/campagne/offre/schema'
import { getCampagne } from '@/lib/stages/campagne/queries'
import { unActeur } from '../../../factories/core/acteur'
import { uneCampagnePostes, type CampagnePostesFabriquee } from '../../../factories/stages/campagne-postes'
import { unInterne } from '../../../factories/referentiel/interne'
import { unTerrain } from '../../../factories/referentiel/terrain'

let annee = 2040
beforeEach(() => {
  annee += 1
})

/** A campaign whose terrain answered one SASPAS and one stage libre. */
async function scene() {
  const terrain = await unTerrain()
  const campagne = await uneCampagnePostes({ semestreCode: `${annee}E` })
  await repondre(campagne, terrain.id, { capacite_SASPAS: '1', capacite_LIBRE: '1' })
  return { terrain, ...campagne }
}
async function repondre({ id: campagneId, gestionnaire }: CampagnePostesFabriquee, terrainId: string, nombres: Record<string, string>) {
  const demande = await db.demandeCapacite.findUniqueOrThrow({ where: { campagneId_terrainId: { campagneId, terrainId } } })
  await noterCapacite(gestionnaire, noterSchema.parse({ id: demande.id, version: demande.version, par: 'Dr Hôte', ...nombres }))
}
const postes = (semestreCode: string) => db.poste.findMany({ where: { semestreCode }, orderBy: { categorie: 'asc' } })
const modifier = (c: CampagnePostesFabriquee, terrainId: string, champs: Record<string, string>) =>
  modifierOffre(c.gestionnaire, offreTerrainSchema.parse({ id: c.id, terrainId, ...champs }))
const versionDe = async (id: string) => (await db.campagnePostes.findUniqueOrThrow({ where: { id } })).version

/** The same campaign, with its first list published. */
async function publiee() {
  const s = await scene()
  await reporterReponses(s.gestionnaire, s)
  await db.campagnePostes.update({ where: { id: s.id }, data: { statut: 'REPARTITION' } })
  await publierListe(s.gestionnaire, { id: s.id, version: await versionDe(s.id), derogation: 'Lettre du ministère' })
  return s
}

describe('drafting the offer', () => {
  it('copies the answers into the offer once, and keeps what was changed by hand', async () => {
    const s = await scene()
    await reporterReponses(s.gestionnaire, s)
    expect(await postes(s.semestreCode)).toMatchObject([
      { categorie: 'SASPAS', capaciteOfferte: 1 },
      { categorie: 'LIBRE', capaciteOfferte: 1 },
    ])
    await modifier(s, s.terrain.id, { capacite_SASPAS: '0', avant_SASPAS: '1', capacite_LIBRE: '2', avant_LIBRE: '1' })
    await reporterReponses(s.gestionnaire, s)
    expect((await postes(s.semestreCode)).map((p) => p.capaciteOfferte)).toEqual([0, 2])
    const { bilan } = await getCampagne(s.gestionnaire, s.id)
    expect(bilan.reste).toBe(2)
  })

  it.each([
    ['R-CAM-1', 'Stage libre : 3 places pour 2 places que permet l’agrément.', { capacite_LIBRE: '3' }],
    ['R-CAM-1', 'Ce terrain n’est pas agréé pour un stage d’urgences.', { capacite_URGENCES: '1' }],
    ['R-MSU-20', 'Au total, 4 places : l’agrément permet 2 places en même temps.', { capacite_LIBRE: '2', capacite_SASPAS: '2' }],
  ])('%s « %s »', async (regle, message, champs) => {
    const s = await scene()
    await expect(modifier(s, s.terrain.id, champs)).rejects.toMatchObject({ refus: { regle, message } })
    expect(await postes(s.semestreCode)).toEqual([])
  })

  it('R-MSU-10 « L’agrément de ce terrain est suspendu depuis le jeudi 1 janvier 2026. »: not offered, with the reason', async () => {
    const s = await scene()
    await db.terrain.update({ where: { id: s.terrain.id }, data: { suspenduLe: jour('2026-01-01') } })
    await reporterReponses(s.gestionnaire, s)
    expect(await postes(s.semestreCode)).toEqual([])
    await expect(modifier(s, s.terrain.id, { capacite_LIBRE: '1' })).rejects.toMatchObject({
      refus: { regle: 'R-MSU-10', message: expect.stringMatching(/^L’agrément de ce terrain est suspendu depuis le/) },
    })
  })

  it('R-FLE-9 « déjà pourvus au titre de l’article 44 » : the offer does not go below', async () => {
    const s = await scene()
    await reporterReponses(s.gestionnaire, s)
    await db.poste.updateMany({ where: { semestreCode: s.semestreCode, categorie: 'LIBRE' }, data: { horsChoix: 1 } })
    await expect(modifier(s, s.terrain.id, { capacite_LIBRE: '0', avant_LIBRE: '1' })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-9', message: '1 déjà pourvus au titre de l’article 44 : l’offre ne peut pas descendre en dessous.' },
    })
  })

  it('does not overwrite a change made meanwhile; another role changes nothing; nothing changes once the choice began', async () => {
    const s = await scene()
    await reporterReponses(s.gestionnaire, s)
    await expect(modifier(s, s.terrain.id, { capacite_LIBRE: '2', avant_LIBRE: '0' })).rejects.toBeInstanceOf(ConflitError)
    const issues = await Promise.allSettled([2, 0].map((n) => modifier(s, s.terrain.id, { capacite_LIBRE: String(n), avant_LIBRE: '1' })))
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    await db.campagnePostes.update({ where: { id: s.id }, data: { statut: 'CHOIX' } })
    await expect(reporterReponses(s.gestionnaire, s)).rejects.toMatchObject({ refus: { regle: 'CAMPAGNE-FIGEE' } })
    await expect(reporterReponses(await unActeur('ARS'), s)).rejects.toMatchObject({ name: 'IntrouvableError' })
  })
})

describe('publishing a list', () => {
  it('writes the lines, their digest and one mail for each interne in one act; everybody signed in reads it', async () => {
    const interne = await unInterne()
    const s = await publiee()
    const lecteur = await unActeur('MSU')
    const vue = await getListe(lecteur, s.id, 1, filtresListeSchema.parse({}))
    expect(vue).toMatchObject({ total: 2, places: 2, liste: { numero: 1, motif: '' } })
    const lignes = (await getLignes(lecteur, s.id, 1)) ?? []
    expect(vue?.liste.empreinte).toBe(empreinteListe(lignes))
    const mails = await db.courriel.findMany({
      where: { objetType: 'campagne_postes', objetId: s.id, destinataire: interne.personne.courriel },
    })
    expect(mails).toHaveLength(1)
    expect(mails[0]?.texte).not.toContain(s.terrain.intitule)
    expect(mails[0]?.texte).toContain(`/stages/campagnes/${s.id}/listes/1`)
    await expect(getCampagne(lecteur, s.id)).rejects.toBeInstanceOf(InterditError)
  })

  it('R-STG-8 « Indiquez la dérogation obtenue » under the legal minimum; the reason is in the journal', async () => {
    await unInterne()
    const s = await scene()
    await reporterReponses(s.gestionnaire, s)
    await modifier(s, s.terrain.id, { capacite_SASPAS: '0', avant_SASPAS: '1' })
    await db.campagnePostes.update({ where: { id: s.id }, data: { statut: 'REPARTITION' } })
    const version = await versionDe(s.id)
    await expect(publierListe(s.gestionnaire, { id: s.id, version, derogation: '' })).rejects.toMatchObject({
      refus: {
        regle: 'R-STG-8',
        message: expect.stringMatching(/^L’offre laisse 1 places au choix ; le minimum légal est de \d+ pour \d+ internes/),
      },
      champs: { derogation: 'Indiquez la dérogation obtenue.' },
    })
    expect(await db.listePostes.count({ where: { campagneId: s.id } })).toBe(0)
    await publierListe(s.gestionnaire, { id: s.id, version, derogation: 'Lettre du ministère' })
    const journal = await db.ligneJournal.findFirstOrThrow({ where: { objetId: s.id, evenement: 'publier' } })
    expect(journal).toMatchObject({ de: 'REPARTITION', vers: 'PUBLIEE', motif: 'Sous le minimum légal : Lettre du ministère' })
  })

  it('R-MSU-10 « Une ligne ne peut pas être offerte »: a terrain suspended since is not published', async () => {
    const s = await scene()
    await reporterReponses(s.gestionnaire, s)
    await db.terrain.update({ where: { id: s.terrain.id }, data: { suspenduLe: jour('2026-01-01') } })
    await db.campagnePostes.update({ where: { id: s.id }, data: { statut: 'REPARTITION' } })
    await expect(publierListe(s.gestionnaire, { id: s.id, version: 0, derogation: 'x' })).rejects.toMatchObject({
      refus: { regle: 'R-MSU-10', message: expect.stringContaining('2 lignes ne peuvent pas être offertes.') },
    })
  })

  it('a list published twice at the same time is published once', async () => {
    const s = await scene()
    await reporterReponses(s.gestionnaire, s)
    await db.campagnePostes.update({ where: { id: s.id }, data: { statut: 'REPARTITION' } })
    const issues = await Promise.allSettled([1, 2].map(() => publierListe(s.gestionnaire, { id: s.id, version: 0, derogation: 'Lettre' })))
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(await db.listePostes.count({ where: { campagneId: s.id } })).toBe(1)
  })

  it('R-CAM-1: the database itself refuses to rewrite a published list', async () => {
    const s = await publiee()
    const liste = await db.listePostes.findFirstOrThrow({ where: { campagneId: s.id } })
    const essais = [
      () => db.listePostes.update({ where: { id: liste.id }, data: { motif: 'autre' } }),
      () => db.lignePostes.updateMany({ where: { listeId: liste.id }, data: { capaciteOfferte: 9 } }),
      () => db.lignePostes.deleteMany({ where: { listeId: liste.id } }),
      () => db.listePostes.delete({ where: { id: liste.id } }),
    ]
    for (const essai of essais) await expect(essai()).rejects.toThrow()
    const sansMotif = db.listePostes.create({
      data: { campagneId: s.id, numero: 2, motif: ' ', publieeLe: liste.publieeLe, empreinte: liste.empreinte },
    })
    expect(sqlState(await sansMotif.catch((e: unknown) => e))).toBe('23514')
    expect((await getLignes(s.gestionnaire, s.id, 1))?.map((l) => l.capaciteOfferte)).toEqual([1, 1])
  })
})

describe('correcting a list', () => {
  const corriger = async (s: CampagnePostesFabriquee) =>
    corrigerListe(s.gestionnaire, { id: s.id, version: await versionDe(s.id), motif: 'Une place de plus', derogation: 'Lettre' })

  it('makes a new version with its reason beside the first one; the difference gives the values before and after', async () => {
    const s = await publiee()
    await modifier(s, s.terrain.id, { capacite_SASPAS: '0', avant_SASPAS: '1', capacite_LIBRE: '2', avant_LIBRE: '1' })
    expect((await corriger(s)).redirect).toBe(`/stages/campagnes/${s.id}/listes/2?fait=corriger`)
    const lecteur = await unActeur('INTERNE')
    expect(await getDifference(lecteur, s.id, 2, 1)).toMatchObject({
      ajoutees: [],
      retirees: [{ categorie: 'SASPAS' }],
      changees: [{ ligne: { categorie: 'LIBRE' }, changements: [{ champ: 'capaciteOfferte', avant: 1, apres: 2 }] }],
    })
    expect(await getDifference(lecteur, s.id, 2, 7)).toBeNull()
    expect((await getListe(lecteur, s.id, 1, filtresListeSchema.parse({})))?.places).toBe(2)
  })

  it('CAMPAGNE-LISTE « Rien n’a changé depuis la dernière liste publiée : il n’y a rien à corriger. »', async () => {
    const s = await publiee()
    await expect(corriger(s)).rejects.toMatchObject({
      refus: { regle: 'CAMPAGNE-LISTE', message: 'Rien n’a changé depuis la dernière liste publiée : il n’y a rien à corriger.' },
    })
  })

  it('is refused once the choice opens', async () => {
    const s = await publiee()
    await franchirEtape(s.gestionnaire, { id: s.id, version: await versionDe(s.id), etape: 'ouvrirChoix' })
    await expect(corriger(s)).rejects.toBeInstanceOf(ConflitError)
  })
})
