import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { jour } from '@/lib/core/temps/horloge'
import { changerTerrain, creerBrouillon, enregistrerBrouillon } from '@/lib/flechage/depot/brouillon/commands'
import { chercherTerrains, getBrouillon, getDemandeur } from '@/lib/flechage/depot/brouillon/queries'
import { brouillonSchema, choixActuel, rechercheSchema } from '@/lib/flechage/depot/brouillon/schema'
import { getDossier } from '@/lib/flechage/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { laCampagne, uneCampagne } from '../../../factories/flechage/campagne'
import { uneCommission } from '../../../factories/referentiel/commission'
import { unFlechage } from '../../../factories/flechage/flechage'
import { unInterne } from '../../../factories/referentiel/interne'
import { unMsu } from '../../../factories/referentiel/msu'
import { unTerrain } from '../../../factories/referentiel/terrain'

const compter = (interneId: string) => db.flechage.count({ where: { interneId } })
const saisie = (id: string, version: number, champs: Record<string, unknown> = {}) => brouillonSchema.parse({ id, version, ...champs })

async function scene(interne?: Parameters<typeof unInterne>[0]) {
  const campagne = await laCampagne()
  const terrain = await unTerrain()
  const i = await unInterne(interne)
  return {
    campagne,
    terrain,
    interne: i,
    acteur: await acteurDe(i.personneId),
    choix: { campagneId: campagne.id, terrainId: terrain.id, categorie: 'LIBRE' as const, modeleId: null },
  }
}

describe('beginning a request', () => {
  it('creates a draft and a line of the journal; ten simultaneous attempts create one draft', async () => {
    const { acteur, choix, interne } = await scene()
    const issues = await Promise.all(Array.from({ length: 10 }, () => creerBrouillon(acteur, choix)))
    expect(await compter(interne.id)).toBe(1)
    const [f] = await db.flechage.findMany({ where: { interneId: interne.id } })
    expect(new Set(issues.map((i) => i.redirect?.split('?')[0]))).toEqual(new Set([`/flechage/${f?.id}/modifier`]))
    expect(await db.ligneJournal.count({ where: { objetId: f?.id, evenement: 'creer' } })).toBe(1)
  })

  it('R-FLE-2 « Vous avez déjà une demande pour ce semestre : une seule est possible. »', async () => {
    const { acteur, choix, interne } = await scene()
    await creerBrouillon(acteur, choix)
    const autre = await unTerrain()
    await expect(creerBrouillon(acteur, { ...choix, terrainId: autre.id })).rejects.toMatchObject({
      refus: {
        regle: 'R-FLE-2',
        message: expect.stringMatching(/^Vous avez déjà une demande pour ce semestre : une seule est possible\./),
      },
    })
    expect(await compter(interne.id)).toBe(1)
  })

  it('R-FLE-2 of two requests begun at the same time for two terrains, one is created and the other is refused', async () => {
    const { acteur, choix, interne } = await scene()
    const autre = await unTerrain()
    const issues = await Promise.allSettled([creerBrouillon(acteur, choix), creerBrouillon(acteur, { ...choix, terrainId: autre.id })])
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(issues.find((i) => i.status === 'rejected')).toMatchObject({ reason: { refus: { regle: 'R-FLE-2' } } })
    expect(await compter(interne.id)).toBe(1)
  })

  it('a withdrawn request leaves room for another', async () => {
    const f = await unFlechage({ statut: 'RETIREE' })
    const terrain = await unTerrain()
    await creerBrouillon(await acteurDe(f.interne.personneId), {
      campagneId: f.campagneId,
      terrainId: terrain.id,
      categorie: 'LIBRE',
      modeleId: f.id,
    })
    expect(await db.flechage.findFirstOrThrow({ where: { interneId: f.interneId, statut: 'BROUILLON' } })).toMatchObject({
      territoireProjet: f.territoireProjet,
      lettreTexte: f.lettreTexte,
    })
  })

  it('R-FLE-7 « Le fléchage concerne les phases socle et d’approfondissement… » for a docteur junior', async () => {
    const { acteur, choix, interne } = await scene({ parcours: ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'] })
    await expect(creerBrouillon(acteur, choix)).rejects.toMatchObject({
      refus: { regle: 'R-FLE-7', message: expect.stringContaining('Le fléchage concerne les phases socle et d’approfondissement.') },
    })
    expect(await compter(interne.id)).toBe(0)
  })

  it('R-FLE-8 « Vous avez une demande de disponibilité pour ce même semestre… »', async () => {
    const { acteur, choix, interne, campagne } = await scene()
    await db.mobilite.create({ data: { interneId: interne.id, semestreCode: campagne.semestreCode, type: 'DISPONIBILITE' } })
    await expect(creerBrouillon(acteur, choix)).rejects.toMatchObject({
      refus: {
        regle: 'R-FLE-8',
        message: 'Vous avez une demande de disponibilité pour ce même semestre : un fléchage ne peut pas s’y ajouter.',
      },
    })
    expect((await getDemandeur(acteur, campagne.id))?.refus?.regle).toBe('R-FLE-8')
  })

  it('R-FLE-5 « L’agrément de ce terrain prend fin le … »', async () => {
    const { acteur, choix } = await scene()
    const court = await unTerrain({ agrementFin: jour('2027-02-01') })
    await expect(creerBrouillon(acteur, { ...choix, terrainId: court.id })).rejects.toMatchObject({ refus: { regle: 'R-FLE-5' } })
  })

  it('R-FLE-6 refuses a stage that the maquette has no room for', async () => {
    const { acteur, choix, interne } = await scene()
    const terrain = await unTerrain({ categories: ['N1'] })
    await expect(creerBrouillon(acteur, { ...choix, terrainId: terrain.id, categorie: 'N1' })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-6' },
    })
    expect(await compter(interne.id)).toBe(0)
  })

  it('R-FLE-18 « La campagne n’est pas encore ouverte », and refuses a zone that is not admitted', async () => {
    const { acteur, choix, terrain } = await scene()
    const avenir = await uneCampagne({ semestreCode: '2034E', ouverte: 'A_VENIR' })
    await expect(creerBrouillon(acteur, { ...choix, campagneId: avenir.id })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-18', message: expect.stringContaining('La campagne n’est pas encore ouverte') },
    })
    const { id } = await uneCampagne({ semestreCode: '2034H', zones: ['ZAC'] })
    await expect(creerBrouillon(acteur, { ...choix, campagneId: id, terrainId: terrain.id })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-18', message: expect.stringContaining('Cette campagne est réservée à certaines zones') },
    })
  })

  it('is refused to a person who is not an interne, whatever their roles', async () => {
    const { choix } = await scene()
    await expect(creerBrouillon(await unActeur('GESTIONNAIRE', 'ARS', 'COORD_DES'), choix)).rejects.toBeInstanceOf(InterditError)
  })
})

describe('searching a terrain', () => {
  it('lists the possible terrains first, and says why the others are not possible', async () => {
    const campagne = await laCampagne()
    const nom = 'Valsonge'
    await unTerrain({ intitule: `${nom} possible` })
    await unTerrain({ intitule: `${nom} suspendu`, suspenduLe: jour('2026-01-01') })
    await unTerrain({ intitule: `${nom} sans place`, capaciteAgreee: 0 })
    await unTerrain({ intitule: `${nom} urgences`, categories: ['URGENCES'] })
    await unTerrain({ intitule: `${nom} sans assurance`, msuIds: [(await unMsu({ assuranceFin: jour('2026-12-31') })).id] })
    const acteur = await acteurDe((await unInterne()).personneId)
    const demandeur = await getDemandeur(acteur, campagne.id)
    expect(demandeur?.categories).toEqual(expect.arrayContaining(['LIBRE', 'SASPAS']))
    const { terrains, possibles } = await chercherTerrains(campagne, 'LIBRE', rechercheSchema.parse({ q: nom }))
    expect(possibles).toBe(1)
    expect(terrains[0]).toMatchObject({ intitule: `${nom} possible`, refus: undefined })
    const raison = (suite: string) => terrains.find((t) => t.intitule === `${nom} ${suite}`)?.refus?.message
    expect(raison('suspendu')).toMatch(/suspendu/)
    expect(raison('sans place')).toBe('Ce terrain n’a aucune place agréée.')
    expect(raison('urgences')).toMatch(/n’est pas agréé pour un stage libre/)
    expect(raison('sans assurance')).toMatch(/assurance/)
  })
})

describe('writing the draft', () => {
  it('saves the typed text and returns the next version; a save from an older page is refused and loses nothing', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const acteur = await acteurDe(f.interne.personneId)
    expect(
      await enregistrerBrouillon(acteur, saisie(f.id, f.version, { motif: 'PROJET_PEDAGOGIQUE', lettreTexte: 'Bonjour' })),
    ).toMatchObject({ hidden: { version: String(f.version + 1) } })
    await expect(enregistrerBrouillon(acteur, saisie(f.id, f.version, { lettreTexte: 'Autre' }))).rejects.toBeInstanceOf(ConflitError)
    expect(await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).toMatchObject({
      motif: 'PROJET_PEDAGOGIQUE',
      lettreTexte: 'Bonjour',
      version: f.version + 1,
    })
  })

  it('of two simultaneous saves of the same version, one is accepted', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const acteur = await acteurDe(f.interne.personneId)
    const issues = await Promise.allSettled(
      ['A', 'B', 'C', 'D'].map((t) => enregistrerBrouillon(acteur, saisie(f.id, f.version, { territoireProjet: t }))),
    )
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
  })

  it('R-FLE-11 clears the attesting service when the motive no longer asks for one', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const acteur = await acteurDe(f.interne.personneId)
    await enregistrerBrouillon(
      acteur,
      saisie(f.id, f.version, { motif: 'MALADIE', attestationService: 'Santé au travail', attestationLe: '2026-10-01' }),
    )
    expect(await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).toMatchObject({ attestationService: 'Santé au travail' })
    await enregistrerBrouillon(
      acteur,
      saisie(f.id, f.version + 1, { motif: 'PROJET_PROFESSIONNEL', attestationService: 'Santé au travail', attestationLe: '2026-10-01' }),
    )
    expect(await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).toMatchObject({ attestationService: null, attestationLe: null })
  })

  it('R-FLE-0 « Un terrain de repli est celui que vous demandez déjà. » and « Les deux terrains de repli sont les mêmes. »', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const acteur = await acteurDe(f.interne.personneId)
    const autre = await unTerrain()
    await expect(enregistrerBrouillon(acteur, saisie(f.id, f.version, { alternative1: f.terrainId }))).rejects.toMatchObject({
      refus: { regle: 'R-FLE-0', message: 'Un terrain de repli est celui que vous demandez déjà.' },
    })
    await expect(
      enregistrerBrouillon(acteur, saisie(f.id, f.version, { alternative1: autre.id, alternative2: autre.id })),
    ).rejects.toMatchObject({ refus: { regle: 'R-FLE-0', message: 'Les deux terrains de repli sont les mêmes.' } })
    await enregistrerBrouillon(acteur, saisie(f.id, f.version, { alternative1: autre.id }))
    expect((await getBrouillon(acteur, f.id)).dossier.alternatives).toMatchObject([{ ordre: 1, terrain: { id: autre.id } }])
  })

  it('R-DEP-2 declares ties with members of the commission only, by category', async () => {
    const { president } = await uneCommission()
    const f = await unFlechage({ statut: 'BROUILLON' })
    const acteur = await acteurDe(f.interne.personneId)
    await expect(enregistrerBrouillon(acteur, saisie(f.id, f.version, { lien1: acteur.personneId }))).rejects.toMatchObject({
      refus: { regle: 'R-DEP-2', message: 'Cette personne ne siège pas à la commission.' },
    })
    await enregistrerBrouillon(acteur, saisie(f.id, f.version, { lien1: president.personneId, nature1: 'FAMILLE' }))
    expect(await db.lienDeclare.findMany({ where: { flechageId: f.id } })).toMatchObject([
      { personneId: president.personneId, nature: 'Lien familial ou conjugal' },
    ])
    await enregistrerBrouillon(acteur, saisie(f.id, f.version + 1))
    expect(await db.lienDeclare.count({ where: { flechageId: f.id } })).toBe(0)
  })

  it('another interne neither reads nor writes it; a gestionnaire may not write a deposited one', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const autre = await acteurDe((await unInterne()).personneId)
    expect(await getDossier(autre, f.id)).toBeNull()
    await expect(getBrouillon(autre, f.id)).rejects.toBeInstanceOf(IntrouvableError)
    await expect(enregistrerBrouillon(autre, saisie(f.id, f.version, { lettreTexte: 'Pirate' }))).rejects.toBeInstanceOf(IntrouvableError)
    expect((await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).version).toBe(f.version)
    const incomplet = await unFlechage({ statut: 'INCOMPLETE' })
    await expect(enregistrerBrouillon(await unActeur('GESTIONNAIRE'), saisie(incomplet.id, incomplet.version))).rejects.toBeInstanceOf(
      InterditError,
    )
  })

  it.each(['DEPOSEE', 'RECEVABLE', 'AFFECTEE'] as const)('can no longer be written in the state %s', async (statut) => {
    const f = await unFlechage({ statut })
    await expect(
      enregistrerBrouillon(await acteurDe(f.interne.personneId), saisie(f.id, f.version, { lettreTexte: 'Trop tard' })),
    ).rejects.toBeInstanceOf(ConflitError)
  })
})

describe('changing the terrain', () => {
  it('R-FLE-3 « Changer de terrain annule les accords demandés ou signés. » then cancels them and tells the hosts', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const acteur = await acteurDe(f.interne.personneId)
    const autre = await unTerrain()
    const demande = { id: f.id, ancien: choixActuel(f), terrainId: autre.id, categorie: 'LIBRE' as const }
    await expect(changerTerrain(acteur, { ...demande, confirme: false })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-3', message: 'Changer de terrain annule les accords demandés ou signés. Cochez la case pour confirmer.' },
    })
    await changerTerrain(acteur, { ...demande, confirme: true })
    expect(await db.accord.findMany({ where: { flechageId: f.id }, select: { statut: true } })).toEqual([{ statut: 'ANNULE' }])
    expect(await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).toMatchObject({ terrainId: autre.id, version: f.version + 1 })
    expect(await db.courriel.count({ where: { objetId: f.id, sujet: { contains: 'n’est plus demandé' } } })).toBe(1)
  })

  it('is refused when the page showed another choice, and when the new terrain is not possible', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const acteur = await acteurDe(f.interne.personneId)
    const bon = await unTerrain()
    const suspendu = await unTerrain({ suspenduLe: jour('2026-01-01') })
    await expect(
      changerTerrain(acteur, { id: f.id, ancien: 'autre', terrainId: bon.id, categorie: 'LIBRE', confirme: true }),
    ).rejects.toBeInstanceOf(ConflitError)
    await expect(
      changerTerrain(acteur, { id: f.id, ancien: choixActuel(f), terrainId: suspendu.id, categorie: 'LIBRE', confirme: true }),
    ).rejects.toMatchObject({ refus: { regle: 'R-FLE-5' } })
    expect(await db.accord.findMany({ where: { flechageId: f.id }, select: { statut: true } })).toEqual([{ statut: 'SIGNE' }])
  })
})
