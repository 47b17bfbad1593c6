import { beforeEach, describe, expect, it } from 'vitest'
import { nouveauNavigateur } from '../../referentiel/identite/requete'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError } from '@/lib/core/workflow/erreurs'
import { aInstant, ajouterJours, aujourdhui, jour, maintenant } from '@/lib/core/temps/horloge'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { noterCapacite, rappelerEnAttente, repondreCapacite } from '@/lib/stages/campagne/capacite/commands'
import { getDemandeParLien } from '@/lib/stages/campagne/capacite/queries'
import { filtresDemandesSchema, noterSchema, repondreSchema } from '@/lib/stages/campagne/capacite/schema'
import { cloreReponses } from '@/lib/stages/campagne/cloture/commands'
import { franchirEtape, repousserTerme, solliciterTerrains } from '@/lib/stages/campagne/commands'
import { publierListe } from '@/lib/stages/campagne/liste/commands'
import { reporterReponses } from '@/lib/stages/campagne/offre/commands'
import { lireOffre } from '@/lib/stages/campagne/offre/queries'
import { getCampagne, listAFaire } from '@/lib/stages/campagne/queries'
import { clotureSchema } from '@/lib/stages/campagne/schema'
import { getTerrainCampagne, listDemandes } from '@/lib/stages/campagne/suivi/queries'
import { listBilansOffre } from '@/lib/stages/campagne/queries'
import { unActeur } from '../../../factories/core/acteur'
import { lienCapacite, uneCampagnePostes, type CampagnePostesFabriquee } from '../../../factories/stages/campagne-postes'
import { unPoste } from '../../../factories/referentiel/poste'
import { unTerrain } from '../../../factories/referentiel/terrain'

let annee = 2040
beforeEach(async () => {
  annee += 1
  nouveauNavigateur(`198.51.100.${annee - 2000}`)
  // Each campaign asks only its own terrains.
  await db.terrain.updateMany({ data: { capaciteAgreee: 0 } })
})

/** A terrain that answered, one that did not but offered its places last year, and one without known places. */
async function scene() {
  const repondu = await unTerrain()
  const connu = await unTerrain()
  const inconnu = await unTerrain()
  await unPoste({ semestreCode: `${annee - 1}E`, terrainId: connu.id, categorie: 'SASPAS', capaciteOfferte: 2 })
  await unPoste({ semestreCode: `${annee - 2}E`, terrainId: connu.id, categorie: 'LIBRE', capaciteOfferte: 2 })
  const campagne = await uneCampagnePostes({ semestreCode: `${annee}E` })
  const jeton = await lienCapacite(campagne.id, repondu.id)
  await repondreCapacite(reponse(jeton))
  return { ...campagne, repondu, connu, inconnu, jeton }
}
const reponse = (jeton: string, version = 0) =>
  repondreSchema.parse({ jeton, version, capacite_SASPAS: '1', capacite_LIBRE: '', par: 'Dr Inès Hôte' })
const versionDe = async (id: string) => (await db.campagnePostes.findUniqueOrThrow({ where: { id } })).version
const clore = async ({ id, gestionnaire }: CampagnePostesFabriquee, motif?: string) =>
  cloreReponses(gestionnaire, clotureSchema.parse({ id, version: await versionDe(id), motif }))
const MOTIF = 'La commission se réunit demain.'
const tous = filtresDemandesSchema.parse({})

describe('closing the answers (R-CAM-1)', () => {
  it('CAMPAGNE-REPONSES « 2 terrains n’ont pas encore répondu : dites pourquoi vous ne les attendez pas. »', async () => {
    const s = await scene()
    await expect(clore(s)).rejects.toMatchObject({
      refus: {
        regle: 'CAMPAGNE-REPONSES',
        message: '2 terrains n’ont pas encore répondu : dites pourquoi vous ne les attendez pas.',
      },
      champs: { motif: expect.any(String) },
    })
    expect(await db.campagnePostes.findUniqueOrThrow({ where: { id: s.id } })).toMatchObject({ reponsesClosesLe: null })
    for (const role of ['INTERNE', 'COORD_DES', 'ARS'] as const)
      await expect(cloreReponses(await unActeur(role), { id: s.id, version: 0, motif: MOTIF })).rejects.toThrow()
    const { id } = await unePubliee()
    await expect(cloreReponses(await unActeur('ARS'), { id, version: 0, motif: MOTIF })).rejects.toBeInstanceOf(InterditError)
    await expect(cloreReponses(s.gestionnaire, { id: s.id, version: 99, motif: MOTIF })).rejects.toBeInstanceOf(ConflitError)
  })

  it('keeps the last known places of those who did not answer, tells each by mail, and writes the reason in the journal', async () => {
    const s = await scene()
    await clore(s, MOTIF)
    const demandes = await db.demandeCapacite.findMany({ where: { campagneId: s.id } })
    const de = (t: { id: string }) => demandes.find((d) => d.terrainId === t.id)
    expect(de(s.connu)).toMatchObject({ reponduLe: null, gardeeLe: expect.any(Date), reponses: [{ categorie: 'SASPAS', capacite: 2 }] })
    expect(de(s.inconnu)).toMatchObject({ gardeeLe: expect.any(Date), reponses: [] })
    expect(de(s.repondu)).toMatchObject({ gardeeLe: null, reponduPar: 'Dr Inès Hôte' })
    const journal = await db.ligneJournal.findFirstOrThrow({ where: { objetId: s.id, evenement: 'cloreReponses' } })
    expect(journal.motif).toBe(`2 sans réponse : ${MOTIF}`)

    const mail = async (t: { id: string }) =>
      (await db.courriel.findFirstOrThrow({ where: { objetId: de(t)?.id }, orderBy: { creeLe: 'desc' } })).texte
    expect(await mail(s.connu)).toMatch(/Nous gardons ce que nous connaissons de votre accueil.*SASPAS : 2 places\./)
    expect(await mail(s.connu)).toMatch(/Si ce n’est pas exact, répondez jusqu’au .*\/capacite\//s)
    expect(await mail(s.inconnu)).toContain('aucune place n’est comptée pour votre terrain')
    expect(await mail(s.repondu)).not.toContain('sans attendre davantage')

    const campagne = await getCampagne(s.gestionnaire, s.id)
    expect(campagne).toMatchObject({ enAttente: 0, reponsesClosesLe: expect.any(Date) })
    expect(await listDemandes(campagne, tous)).toMatchObject({ repondues: 1, gardees: 2, total: 3 })
    expect((await getTerrainCampagne(s.gestionnaire, s.id, s.connu.id)).demande).toMatchObject({ etat: 'GARDEE' })
    await reporterReponses(s.gestionnaire, s)
    const postes = await db.poste.findMany({ where: { semestreCode: s.semestreCode }, orderBy: { capaciteOfferte: 'asc' } })
    expect(postes.map((p) => [p.terrainId, p.categorie, p.capaciteOfferte])).toEqual([
      [s.repondu.id, 'SASPAS', 1],
      [s.connu.id, 'SASPAS', 2],
    ])
    expect((await listAFaire(s.gestionnaire)).find((l) => l.href.endsWith(s.id))?.titre).toBe(
      'Dresser l’offre de postes et la soumettre à la commission',
    )
    await expect(clore(s, MOTIF)).rejects.toMatchObject({ refus: { regle: 'CAMPAGNE-REPONSES' } })
    const cible = async () => ({ id: s.id, version: await versionDe(s.id) })
    await expect(solliciterTerrains(s.gestionnaire, await cible())).rejects.toMatchObject({ refus: { regle: 'CAMPAGNE-REPONSES' } })
    await expect(
      repousserTerme(s.gestionnaire, { ...(await cible()), reponsesAvant: ajouterJours(aujourdhui(), 20) }),
    ).rejects.toMatchObject({ refus: { regle: 'CAMPAGNE-REPONSES' } })
    await aInstant(ajouterJours(maintenant(), 8), async () => {
      const { details } = await rappelerEnAttente(acteurSysteme(), true)
      for (const { id } of demandes) expect(details.join()).not.toContain(id)
    })
  })

  it('lets a terrain without an answer correct by its link, which the secretariat sees as a difference; others may not', async () => {
    const s = await scene()
    await clore(s, MOTIF)
    await reporterReponses(s.gestionnaire, s)
    await franchirEtape(s.gestionnaire, { id: s.id, version: await versionDe(s.id), etape: 'soumettre' })
    await expect(repondreCapacite(reponse(s.jeton, 1))).rejects.toMatchObject({ refus: { regle: 'CAPACITE-CLOSE' } })
    const lien = await lienCapacite(s.id, s.connu.id)
    expect(await getDemandeParLien(lien)).toMatchObject({ ferme: null, reponduLe: null, reponses: [{ categorie: 'SASPAS', capacite: 2 }] })
    await repondreCapacite(reponse(lien, 1))
    const campagne = await db.campagnePostes.findUniqueOrThrow({ where: { id: s.id }, include: { semestre: true } })
    expect((await lireOffre(db, campagne)).find((l) => l.terrainId === s.connu.id)).toMatchObject({ repondu: 1, offert: 2 })
    const { id, version } = await db.demandeCapacite.findFirstOrThrow({ where: { campagneId: s.id, terrainId: s.inconnu.id } })
    await noterCapacite(s.gestionnaire, noterSchema.parse({ id, version, par: 'Dr Tard', capacite_LIBRE: '1' }))
    expect((await getTerrainCampagne(s.gestionnaire, s.id, s.inconnu.id)).demande).toMatchObject({ etat: 'REPONDU' })
    await db.campagnePostes.update({ where: { id: s.id }, data: { statut: 'PUBLIEE' } })
    await expect(repondreCapacite(reponse(lien, 2))).rejects.toMatchObject({ refus: { regle: 'CAPACITE-CLOSE' } })
  })

  it('asks for no reason when every terrain has answered, and the list can be published the same day', async () => {
    const { id } = await unePubliee()
    expect(await db.listePostes.count({ where: { campagneId: id } })).toBe(1)
    const journal = await db.ligneJournal.findFirstOrThrow({ where: { objetId: id, evenement: 'cloreReponses' } })
    expect(journal.motif).toBe('Toutes les réponses sont reçues')
  })

  it('R-STG-8: the balance of the offer gives the number of answers still awaited', async () => {
    const s = await scene()
    await reporterReponses(s.gestionnaire, s)
    // The nearest semesters come first: this one is the next.
    const bilan = () => aInstant(jour(`${annee - 1}-12-01`), async () => (await listBilansOffre(s.gestionnaire))[0]?.campagne)
    expect(await bilan()).toEqual({ statut: 'PREPARATION', enAttente: 2 })
    await clore(s, MOTIF)
    expect(await bilan()).toEqual({ statut: 'PREPARATION', enAttente: 0 })
  })
})

/** Opened, answered, closed, submitted and published in one day. */
async function unePubliee(): Promise<CampagnePostesFabriquee> {
  annee += 1
  await db.terrain.updateMany({ data: { capaciteAgreee: 0 } })
  const terrain = await unTerrain()
  const campagne = await uneCampagnePostes({ semestreCode: `${annee}H` })
  const jeton = await lienCapacite(campagne.id, terrain.id)
  await repondreCapacite(reponse(jeton))
  await clore(campagne)
  await expect(repondreCapacite(reponse(jeton, 1))).rejects.toMatchObject({ refus: { regle: 'CAPACITE-CLOSE' } })
  await reporterReponses(campagne.gestionnaire, campagne)
  for (const etape of ['soumettre', 'repartir'] as const)
    await franchirEtape(campagne.gestionnaire, { id: campagne.id, version: await versionDe(campagne.id), etape })
  await publierListe(campagne.gestionnaire, { id: campagne.id, version: await versionDe(campagne.id), derogation: 'Lettre du ministère' })
  return campagne
}
