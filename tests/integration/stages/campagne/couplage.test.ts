import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ConflitError } from '@/lib/core/workflow/erreurs'
import { jour } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { corrigerListe, publierListe } from '@/lib/stages/campagne/liste/commands'
import { empreinteListe } from '@/lib/stages/campagne/liste/contenu'
import { getDifference, getLignes } from '@/lib/stages/campagne/liste/queries'
import { couplerPoste } from '@/lib/stages/campagne/offre/couplage/commands'
import { couplageSchema } from '@/lib/stages/campagne/offre/couplage/schema'
import { modifierOffre } from '@/lib/stages/campagne/offre/commands'
import { offreTerrainSchema } from '@/lib/stages/campagne/offre/schema'
import { getTerrainCampagne } from '@/lib/stages/campagne/suivi/queries'
import { secondPublie } from '@/lib/referentiel/stage/couplage'
import { listComparaison } from '@/lib/stages/offre/comparaison/queries'
import { lireInstantane } from '@/lib/stages/offre/instantane/queries'
import { listOffre } from '@/lib/stages/offre/queries'
import { filtresOffreSchema } from '@/lib/stages/offre/schema'
import { getTerrain } from '@/lib/referentiel/stage/queries'
import { unActeur } from '../../../factories/core/acteur'
import { uneCampagnePostes } from '../../../factories/stages/campagne-postes'
import { unPoste } from '../../../factories/referentiel/poste'
import { unTerrain } from '../../../factories/referentiel/terrain'

let annee = 2060
beforeEach(() => {
  annee += 1
})

/** A campaign with two coupled posts at a PMI, which a hospital may receive for their last three months. */
async function scene() {
  const semestreCode = `${annee}E`
  const pmi = await unTerrain({ intitule: `PMI ${annee}`, categories: ['SFE'] })
  const ch = await unTerrain({ intitule: `Maternité ${annee}`, mode: 'HOSPITALIER', categories: ['SFE'], capaciteAgreee: 2 })
  const campagne = await uneCampagnePostes({ semestreCode })
  const poste = await unPoste({ semestreCode, terrainId: pmi.id, categorie: 'SFE', capaciteOfferte: 2 })
  return { ...campagne, pmi, ch, poste }
}
type Scene = Awaited<ReturnType<typeof scene>>

const coupler = (s: Scene, champs: Readonly<{ avant?: string; secondTerrainId?: string; premiereMoitie?: string }>) =>
  couplerPoste(
    s.gestionnaire,
    couplageSchema.parse({ id: s.id, terrainId: s.pmi.id, avant: 'seul', secondTerrainId: '', premiereMoitie: '', ...champs }),
  )
const enDeuxLieux = (s: Scene) => coupler(s, { secondTerrainId: s.ch.id, premiereMoitie: 'SANTE_ENFANT' })
const publier = async (s: Scene) => {
  await db.campagnePostes.update({ where: { id: s.id }, data: { statut: 'REPARTITION' } })
  const { version } = await db.campagnePostes.findUniqueOrThrow({ where: { id: s.id } })
  await publierListe(s.gestionnaire, { id: s.id, version, derogation: 'Lettre' })
}
const corriger = async (s: Scene) => {
  const { version } = await db.campagnePostes.findUniqueOrThrow({ where: { id: s.id } })
  await corrigerListe(s.gestionnaire, { id: s.id, version, derogation: 'Lettre', motif: 'Les lieux du stage couplé' })
}

describe('R-DES-2: the two places of a coupled stage', () => {
  it('are written on the post and in the journal, then removed', async () => {
    const s = await scene()
    expect((await getTerrainCampagne(s.gestionnaire, s.id, s.pmi.id)).seconds.map((t) => t.id)).toContain(s.ch.id)
    expect((await enDeuxLieux(s)).redirect).toBe(`/stages/campagnes/${s.id}/terrains/${s.pmi.id}?fait=couplerPoste`)
    expect(await db.poste.findUnique({ where: { id: s.poste.id } })).toMatchObject({
      secondTerrainId: s.ch.id,
      premiereMoitie: 'SANTE_ENFANT',
    })
    const avant = `${s.ch.id} SANTE_ENFANT`
    expect(await db.ligneJournal.findFirstOrThrow({ where: { objetId: s.id, evenement: 'couplerPoste' } })).toMatchObject({
      de: 'seul',
      vers: avant,
    })
    await expect(coupler(s, {})).rejects.toBeInstanceOf(ConflitError)
    await coupler(s, { avant })
    expect(await db.poste.findUnique({ where: { id: s.poste.id } })).toMatchObject({ secondTerrainId: null, premiereMoitie: null })
  })

  it('« Donnez le second terrain et la moitié… », « Le second terrain doit être un autre… »', async () => {
    const s = await scene()
    for (const champs of [{ secondTerrainId: s.ch.id }, { premiereMoitie: 'SANTE_FEMME' }])
      await expect(coupler(s, champs)).rejects.toMatchObject({
        refus: { regle: 'R-DES-2', message: 'Donnez le second terrain et la moitié qui se fait en premier, ou ni l’un ni l’autre.' },
      })
    await expect(coupler(s, { secondTerrainId: s.pmi.id, premiereMoitie: 'SANTE_FEMME' })).rejects.toMatchObject({
      refus: { regle: 'R-DES-2', message: 'Le second terrain doit être un autre terrain que le premier.' },
    })
  })

  it('R-MSU-10: « Ce terrain n’est pas agréé pour un stage de santé de la femme. »; one agréé for its half alone is accepted', async () => {
    const s = await scene()
    await db.terrain.update({ where: { id: s.ch.id }, data: { categories: ['SANTE_ENFANT'] } })
    await expect(enDeuxLieux(s)).rejects.toMatchObject({
      refus: { regle: 'R-MSU-10', message: 'Ce terrain n’est pas agréé pour un stage de santé de la femme.' },
      champs: { secondTerrainId: expect.any(String) },
    })
    await coupler(s, { secondTerrainId: s.ch.id, premiereMoitie: 'SANTE_FEMME' })
  })

  it('R-MSU-20: « Dans les trois derniers mois, … accueillerait 3 internes : l’agrément en permet 2 en même temps. »', async () => {
    const s = await scene()
    const la = await unPoste({ semestreCode: s.semestreCode, terrainId: s.ch.id, categorie: 'SFE', capaciteOfferte: 1 })
    await expect(enDeuxLieux(s)).rejects.toMatchObject({
      refus: {
        regle: 'R-MSU-20',
        message: `Dans les trois derniers mois, Maternité ${annee} accueillerait 3 internes : l’agrément en permet 2 en même temps.`,
      },
    })
    await db.poste.update({ where: { id: la.id }, data: { capaciteOfferte: 0 } })
    await enDeuxLieux(s)
    // A post offered afterwards at the second place has the same limit.
    const offrir = modifierOffre(
      s.gestionnaire,
      offreTerrainSchema.parse({ id: s.id, terrainId: s.ch.id, capacite_SFE: '1', avant_SFE: '0' }),
    )
    await expect(offrir).rejects.toMatchObject({ refus: { regle: 'R-MSU-20' }, champs: { capacite_SFE: expect.any(String) } })
    expect((await db.poste.findUniqueOrThrow({ where: { id: la.id } })).capaciteOfferte).toBe(0)
  })

  it('the database refuses a second place without a half, the same place twice, and any other stage in two places', async () => {
    const s = await scene()
    const ecrire = async (data: object) =>
      sqlState(
        await db.poste.update({ where: { id: s.poste.id }, data }).then(
          () => null,
          (e: unknown) => e,
        ),
      )
    expect(await ecrire({ secondTerrainId: s.ch.id })).toBe('23514')
    expect(await ecrire({ secondTerrainId: s.pmi.id, premiereMoitie: 'SANTE_FEMME' })).toBe('23514')
    expect(await ecrire({ secondTerrainId: s.ch.id, premiereMoitie: 'SANTE_FEMME', categorie: 'LIBRE' })).toBe('23514')
  })
})

describe('R-CAM-1: a coupled post, once published', () => {
  it('is frozen with both places; a change of the second place is a difference in the next version', async () => {
    const s = await scene()
    await enDeuxLieux(s)
    await publier(s)
    const [ligne] = (await getLignes(s.gestionnaire, s.id, 1)) ?? []
    expect(ligne && secondPublie(ligne)).toMatchObject({
      terrainId: s.ch.id,
      intitule: `Maternité ${annee}`,
      premiereMoitie: 'SANTE_ENFANT',
    })
    await db.terrain.update({ where: { id: s.ch.id }, data: { intitule: 'Renommée' } })
    expect((await getLignes(s.gestionnaire, s.id, 1))?.[0]?.secondIntitule).toBe(`Maternité ${annee}`)
    await coupler(s, { avant: `${s.ch.id} SANTE_ENFANT`, secondTerrainId: s.ch.id, premiereMoitie: 'SANTE_FEMME' })
    await corriger(s)
    const liste = await db.listePostes.findFirstOrThrow({ where: { campagneId: s.id, numero: 2 } })
    expect(liste.empreinte).toBe(empreinteListe((await getLignes(s.gestionnaire, s.id, 2)) ?? []))
    expect((await getDifference(s.gestionnaire, s.id, 2, 1))?.changees[0]?.changements).toEqual([
      { champ: 'secondTerrain', avant: expect.stringContaining('Maternité'), apres: expect.stringContaining('Renommée') },
      { champ: 'premiereMoitie', avant: 'SANTE_ENFANT', apres: 'SANTE_FEMME' },
    ])
  })

  it('R-MSU-10: is not published while its second place is suspended', async () => {
    const s = await scene()
    await enDeuxLieux(s)
    await db.terrain.update({ where: { id: s.ch.id }, data: { suspenduLe: jour('2026-01-01') } })
    await expect(publier(s)).rejects.toMatchObject({
      refus: { regle: 'R-MSU-10', message: expect.stringContaining('L’agrément de ce terrain est suspendu') },
    })
  })

  it('is shown with both places in the offer, on the map, in the comparison, and on the page of each terrain', async () => {
    const s = await scene()
    await enDeuxLieux(s)
    await publier(s)
    const { id: listeId } = await db.listePostes.findFirstOrThrow({ where: { campagneId: s.id } })
    for (const { parId } of [await lireInstantane(s.semestreCode), await lireInstantane(s.semestreCode, listeId)])
      expect(parId.get(s.poste.id)?.second).toMatchObject({
        terrainId: s.ch.id,
        structure: s.ch.structure.nom,
        premiereMoitie: 'SANTE_ENFANT',
      })
    const lecteur = await unActeur('GESTIONNAIRE')
    const offre = (filtres: object) => listOffre(lecteur, filtresOffreSchema.parse({ semestre: s.semestreCode, ...filtres }))
    expect((await offre({ q: `maternité ${annee}` })).postes.map((p) => [p.id, p.second?.terrainId])).toEqual([[s.poste.id, s.ch.id]])
    const commune = s.ch.structure.communeCode
    expect((await offre({ vue: 'carte' })).communes.find((c) => c.code === commune)).toMatchObject({ postes: 1, offerts: 2 })
    expect((await offre({ commune })).postes.map((p) => p.id)).toEqual([s.poste.id])
    expect((await listComparaison(lecteur, [s.poste.id]))[0]?.second).toMatchObject({ intitule: `Maternité ${annee}` })
    expect((await getTerrain(lecteur, s.pmi.id))?.offres).toMatchObject([{ ici: 'SANTE_ENFANT', ailleurs: { terrainId: s.ch.id } }])
    expect((await getTerrain(lecteur, s.ch.id))?.offres).toMatchObject([{ ici: 'SANTE_FEMME', ailleurs: { terrainId: s.pmi.id } }])
  })
})
