import { beforeEach, describe, expect, it } from 'vitest'
import { nouveauNavigateur } from '../../referentiel/identite/requete'
import { empreinteTexte } from '@/lib/core/donnees/canonique'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError } from '@/lib/core/workflow/erreurs'
import { aInstant, ajouterJours, aujourdhui, isoJour, jour, maintenant } from '@/lib/core/temps/horloge'
import { acteurSysteme } from '@/lib/core/tache/tache'
import {
  declinerCapacite,
  noterCapacite,
  rappelerCapacite,
  rappelerEnAttente,
  repondreCapacite,
} from '@/lib/stages/campagne/capacite/commands'
import { getDemandeParLien } from '@/lib/stages/campagne/capacite/queries'
import { declinerSchema, noterSchema, repondreSchema } from '@/lib/stages/campagne/capacite/schema'
import { franchirEtape, ouvrirCampagne, repousserTerme, solliciterTerrains } from '@/lib/stages/campagne/commands'
import { getCampagne, listAFaire, listCampagnes, listSemestresSansCampagne } from '@/lib/stages/campagne/queries'
import { nouvelleCampagneSchema } from '@/lib/stages/campagne/schema'
import { unActeur } from '../../../factories/core/acteur'
import { lienCapacite, uneCampagnePostes } from '../../../factories/stages/campagne-postes'
import { unMsu } from '../../../factories/referentiel/msu'
import { unPoste } from '../../../factories/referentiel/poste'
import { unSemestre } from '../../../factories/referentiel/semestre'
import { unTerrain } from '../../../factories/referentiel/terrain'

let adresse = 0
let annee = 2040
beforeEach(() => {
  nouveauNavigateur(`198.51.100.${(adresse += 1)}`)
  annee += 1
})

/** A campaign on its own semester, with one terrain asked and its link. */
async function scene(options: Parameters<typeof unTerrain>[0] = {}) {
  const terrain = await unTerrain(options)
  const campagne = await uneCampagnePostes({ semestreCode: `${annee}E` })
  return { terrain, ...campagne, jeton: await lienCapacite(campagne.id, terrain.id) }
}
const reponse = (jeton: string, change: Record<string, unknown> = {}) =>
  repondreSchema.parse({ jeton, version: 0, capacite_SASPAS: '1', capacite_LIBRE: '', par: 'Dr Inès Hôte', ...change })
const demandeDe = (campagneId: string, terrainId: string) =>
  db.demandeCapacite.findUniqueOrThrow({ where: { campagneId_terrainId: { campagneId, terrainId } } })

describe('opening a campaign', () => {
  it('asks every terrain that can be offered or renewed, once, by mail to its practitioner or its head', async () => {
    const ville = await unTerrain()
    const service = await unTerrain({ mode: 'HOSPITALIER' })
    const aRenouveler = await unTerrain({ agrementFin: ajouterJours(aujourdhui(), 30) })
    const suspendu = await unTerrain({ suspenduLe: jour('2026-01-01') })
    const echu = await unTerrain({ agrementFin: ajouterJours(aujourdhui(), -1) })
    const sansPlace = await unTerrain({ capaciteAgreee: 0 })
    const { id, gestionnaire } = await uneCampagnePostes({ semestreCode: `${annee}E` })
    const demandes = await db.demandeCapacite.findMany({ where: { campagneId: id } })
    const demandes1 = (t: { id: string }) => demandes.find((d) => d.terrainId === t.id)
    expect(demandes1(ville)).toMatchObject({ courriel: ville.praticiens[0]?.msu.personne.courriel, reponses: [], reponduLe: null })
    expect(demandes1(service)).toMatchObject({ courriel: service.responsable?.courriel })
    expect(demandes1(aRenouveler)).toBeDefined()
    for (const t of [suspendu, echu, sansPlace]) expect(demandes1(t)).toBeUndefined()

    const mails = await db.courriel.findMany({ where: { objetType: 'demande_capacite', objetId: { in: demandes.map((d) => d.id) } } })
    expect(mails).toHaveLength(demandes.length)
    expect(demandes1(ville)?.jeton).toBe(empreinteTexte(await lienCapacite(id, ville.id)))

    const nouveau = await unTerrain()
    await solliciterTerrains(gestionnaire, { id, version: 0 })
    expect(await demandeDe(id, nouveau.id)).toBeDefined()
    expect(await db.demandeCapacite.count({ where: { campagneId: id } })).toBe(demandes.length + 1)
    await expect(solliciterTerrains(gestionnaire, { id, version: 0 })).rejects.toBeInstanceOf(ConflitError)
  })

  it('CAMPAGNE-SEMESTRE « Une campagne existe déjà pour ce semestre. », even opened twice at once', async () => {
    const { code } = await unSemestre(`${annee}E`)
    const acteur = await unActeur('GESTIONNAIRE')
    const saisie = nouvelleCampagneSchema.parse({ semestreCode: code, reponsesAvant: isoJour(ajouterJours(aujourdhui(), 5)) })
    const issues = await Promise.allSettled([ouvrirCampagne(acteur, saisie), ouvrirCampagne(acteur, saisie)])
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(issues.find((i) => i.status === 'rejected')).toMatchObject({
      reason: { refus: { regle: 'CAMPAGNE-SEMESTRE', message: 'Une campagne existe déjà pour ce semestre.' } },
    })
  })

  it('CAMPAGNE-TERME « Ce jour est déjà passé » and « avant le début du semestre »', async () => {
    const { code, debut } = await unSemestre(`${annee}E`)
    const acteur = await unActeur('GESTIONNAIRE')
    const ouvrir = (le: Date) => ouvrirCampagne(acteur, { semestreCode: code, reponsesAvant: le })
    await expect(ouvrir(ajouterJours(aujourdhui(), -1))).rejects.toMatchObject({
      refus: { regle: 'CAMPAGNE-TERME', message: 'Ce jour est déjà passé : laissez aux terrains le temps de répondre.' },
      champs: { reponsesAvant: expect.any(String) },
    })
    await expect(ouvrir(debut)).rejects.toMatchObject({
      refus: { regle: 'CAMPAGNE-TERME', message: expect.stringContaining('avant le début du semestre') },
    })
  })

  it.each(['INTERNE', 'MSU', 'COORD_DES', 'DIR_UFR', 'ARS', 'ADMIN_TECH'] as const)(
    '%s may neither open nor read one before a list is published',
    async (role) => {
      const { id } = await scene()
      const acteur = await unActeur(role)
      await expect(ouvrirCampagne(acteur, { semestreCode: '2040E', reponsesAvant: aujourdhui() })).rejects.toBeInstanceOf(InterditError)
      await expect(getCampagne(acteur, id)).rejects.toMatchObject({ name: 'IntrouvableError' })
      await expect(listSemestresSansCampagne(acteur)).rejects.toBeInstanceOf(InterditError)
      expect(await listCampagnes(acteur)).toEqual([])
      expect(await listAFaire(acteur)).toEqual([])
    },
  )
})

describe('answering without an account', () => {
  it('R-CAM-1 shows what the agrément allows; reading changes nothing, and the answer may be corrected', async () => {
    const { id, terrain, jeton } = await scene()
    const vue = await getDemandeParLien(jeton)
    expect(vue).toMatchObject({ agrees: 2, version: 0, ferme: null, reponduLe: null })
    expect(vue?.categories.map((c) => c.categorie)).toEqual(['SASPAS', 'LIBRE'])
    expect((await demandeDe(id, terrain.id)).version).toBe(0)

    await repondreCapacite(reponse(jeton))
    expect(await demandeDe(id, terrain.id)).toMatchObject({
      reponduPar: 'Dr Inès Hôte',
      reponses: [
        { categorie: 'SASPAS', capacite: 1 },
        { categorie: 'LIBRE', capacite: 0 },
      ],
    })
    await expect(repondreCapacite(reponse(jeton))).rejects.toBeInstanceOf(ConflitError)
    await repondreCapacite(reponse(jeton, { version: 1, capacite_LIBRE: '1' }))
    await declinerCapacite(declinerSchema.parse({ jeton, version: 2, par: 'Dr Inès Hôte', empechement: 'Travaux au cabinet' }))
    expect(await demandeDe(id, terrain.id)).toMatchObject({
      empechement: 'Travaux au cabinet',
      reponses: [
        { categorie: 'SASPAS', capacite: 0 },
        { categorie: 'LIBRE', capacite: 0 },
      ],
    })
    const lignes = await db.ligneJournal.findMany({
      where: { objetType: 'demande_capacite', objetId: (await demandeDe(id, terrain.id)).id },
      orderBy: { id: 'asc' },
    })
    expect(lignes.map((l) => l.evenement)).toEqual(['repondre', 'repondre', 'decliner'])
  })

  it.each([
    ['R-CAM-1', 'SASPAS : 3 places pour 2 places que permet l’agrément.', { capacite_SASPAS: '3' }],
    ['R-CAM-1', 'Ce terrain n’est pas agréé pour un stage praticien de niveau 1.', { capacite_N1: '1' }],
    ['R-MSU-20', 'Au total, 3 places : l’agrément permet 2 places en même temps.', { capacite_SASPAS: '2', capacite_LIBRE: '1' }],
    ['CAPACITE-RAISON', 'Si vous n’accueillez personne, dites pourquoi en une phrase.', { capacite_SASPAS: '0' }],
  ])('%s « %s »', async (regle, message, change) => {
    const { id, terrain, jeton } = await scene()
    await expect(repondreCapacite(reponse(jeton, change))).rejects.toMatchObject({ refus: { regle, message } })
    expect(await demandeDe(id, terrain.id)).toMatchObject({ version: 0, reponduLe: null })
  })

  it('CAPACITE-EXPIREE « Les réponses étaient attendues jusqu’au… » from the day after the term, whose last millisecond in Paris is accepted', async () => {
    const { id, terrain, jeton } = await scene()
    const { expireLe } = await demandeDe(id, terrain.id)
    await aInstant(new Date(expireLe.getTime() + 1), () =>
      expect(repondreCapacite(reponse(jeton))).rejects.toMatchObject({
        refus: { regle: 'CAPACITE-EXPIREE', message: expect.stringContaining('Les réponses étaient attendues jusqu’au') },
      }),
    )
    await aInstant(expireLe, () => repondreCapacite(reponse(jeton)))
    expect((await demandeDe(id, terrain.id)).reponduLe).toEqual(expireLe)
  })

  it('CAPACITE-CLOSE « L’offre du semestre est déjà transmise. » once the campaign is at a later step', async () => {
    const { id, jeton } = await scene()
    await db.campagnePostes.update({ where: { id }, data: { statut: 'CEBF' } })
    await expect(repondreCapacite(reponse(jeton))).rejects.toMatchObject({ refus: { regle: 'CAPACITE-CLOSE' } })
  })

  it('CAPACITE-LIEN: an invented link opens nothing, and repeated guesses are refused', async () => {
    expect(await getDemandeParLien('invente')).toBeNull()
    await expect(repondreCapacite(reponse('invente'))).rejects.toMatchObject({
      refus: { regle: 'CAPACITE-LIEN', message: expect.stringContaining('Ce lien n’ouvre aucune demande.') },
    })
    for (let i = 0; i < 29; i += 1) await getDemandeParLien(`invente${i}`)
    await expect(getDemandeParLien('invente-encore')).rejects.toMatchObject({ refus: { regle: 'DEBIT' } })
  })
})

describe('the secretariat', () => {
  it('records an answer given by phone, after the term too; an MSU may not', async () => {
    const { id, terrain, gestionnaire } = await scene()
    const demande = await demandeDe(id, terrain.id)
    const saisie = noterSchema.parse({ id: demande.id, version: 0, capacite_LIBRE: '2', par: 'Dr Hôte' })
    await expect(noterCapacite(await unActeur('MSU'), saisie)).rejects.toBeInstanceOf(InterditError)
    await aInstant(ajouterJours(demande.expireLe, 3), () => noterCapacite(gestionnaire, saisie))
    expect(await demandeDe(id, terrain.id)).toMatchObject({ reponduPar: 'Dr Hôte, par téléphone', version: 1 })
    await db.campagnePostes.update({ where: { id }, data: { statut: 'CHOIX' } })
    await expect(noterCapacite(gestionnaire, { ...saisie, version: 1 })).rejects.toMatchObject({
      refus: { regle: 'CAMPAGNE-FIGEE', message: 'Le choix a commencé : l’offre de ce semestre ne change plus.' },
    })
  })

  it('puts off the term, with that of the links, and may not bring it forward', async () => {
    const { id, terrain, gestionnaire } = await scene()
    const { expireLe } = await demandeDe(id, terrain.id)
    const terme = (n: number, version: number) => ({ id, version, reponsesAvant: ajouterJours(aujourdhui(), n) })
    await expect(repousserTerme(gestionnaire, terme(5, 0))).rejects.toMatchObject({
      refus: { regle: 'CAMPAGNE-TERME', message: 'Le délai annoncé aux terrains peut être prolongé, pas raccourci.' },
    })
    await repousserTerme(gestionnaire, terme(20, 0))
    expect((await demandeDe(id, terrain.id)).expireLe > expireLe).toBe(true)
  })

  it('has its tasks in turn: late answers, then the offer to draft, then the offer to transmit', async () => {
    const { id, terrain, gestionnaire } = await scene()
    const demande = await demandeDe(id, terrain.id)
    const miennes = async () => (await listAFaire(gestionnaire)).filter((t) => t.href.includes(id))
    expect(await miennes()).toEqual([])
    await db.demandeCapacite.updateMany({ where: { campagneId: id, NOT: { id: demande.id } }, data: { reponduLe: maintenant() } })
    await aInstant(ajouterJours(demande.expireLe, 1), async () =>
      expect(await miennes()).toMatchObject([{ titre: 'Un terrain n’a pas dit combien il accueille' }]),
    )
    await noterCapacite(gestionnaire, noterSchema.parse({ id: demande.id, version: 0, capacite_LIBRE: '2', par: 'Dr Hôte' }))
    expect(await miennes()).toMatchObject([{ titre: 'Dresser l’offre de postes et la soumettre à la commission' }])
    await expect(franchirEtape(gestionnaire, { id, version: 0, etape: 'soumettre' })).rejects.toMatchObject({
      refus: { regle: 'CAMPAGNE-OFFRE' },
    })
    await unPoste({ semestreCode: `${annee}E`, terrainId: terrain.id })
    await franchirEtape(gestionnaire, { id, version: 0, etape: 'soumettre' })
    expect(await miennes()).toMatchObject([{ titre: 'Transmettre l’offre à la commission de répartition' }])
  })
})

describe('reminders', () => {
  it('CAPACITE-RAPPEL « Un message est parti il y a moins de 72 heures » ; the new link replaces the old one', async () => {
    const { id, terrain, jeton, gestionnaire } = await scene()
    const demande = await demandeDe(id, terrain.id)
    await expect(rappelerCapacite(gestionnaire, { id: demande.id })).rejects.toMatchObject({
      refus: { regle: 'CAPACITE-RAPPEL', message: 'Un message est parti il y a moins de 72 heures : laissez le temps de répondre.' },
    })
    await aInstant(ajouterJours(demande.demandeLe, 3), () => rappelerCapacite(gestionnaire, { id: demande.id }))
    await expect(repondreCapacite(reponse(jeton))).rejects.toMatchObject({ refus: { regle: 'CAPACITE-LIEN' } })
    await repondreCapacite(reponse(await lienCapacite(id, terrain.id)))
    await aInstant(ajouterJours(demande.demandeLe, 7), () =>
      expect(rappelerCapacite(gestionnaire, { id: demande.id })).rejects.toMatchObject({
        refus: { message: 'Ce terrain a déjà répondu.' },
      }),
    )
  })

  it('are sent by the task once for each delay, never after an answer or after the term; a dry run sends none', async () => {
    const { id, terrain } = await scene()
    const muet = await unTerrain({ msuIds: [(await unMsu()).id] })
    const { demandeLe, expireLe, id: demandeId } = await demandeDe(id, terrain.id)
    await db.demandeCapacite.updateMany({ where: { NOT: { id: demandeId } }, data: { reponduLe: maintenant() } })
    expect(muet).toBeDefined()
    const passer = (instant: Date, essai = false) => aInstant(instant, () => rappelerEnAttente(acteurSysteme(), essai))
    const heure = (n: number) => new Date(demandeLe.getTime() + n * 3_600_000)
    expect((await passer(heure(71))).faits).toBe(0)
    expect((await passer(heure(72), true)).faits).toBe(1)
    expect((await passer(heure(72))).faits).toBe(1)
    expect((await passer(heure(73))).faits).toBe(0)
    expect((await passer(heure(144))).faits).toBe(1)
    expect((await passer(new Date(expireLe.getTime() + 1))).faits).toBe(0)
    expect(await db.courriel.count({ where: { objetType: 'demande_capacite', objetId: demandeId } })).toBe(3)
    const { details } = await passer(heure(216), true)
    expect(details.join()).not.toContain('@')
  })
})
