import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, transaction } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, RefusError } from '@/lib/core/workflow/erreurs'
import { conserverFichier, lireFichier } from '@/lib/core/fichier/fichier'
import { isoJour } from '@/lib/core/temps/horloge'
import { listJournal } from '@/lib/core/workflow/journal'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { getTerrain } from '@/lib/referentiel/stage/queries'
import { listBilansOffre } from '@/lib/stages/campagne/queries'
import { enregistrerTerrain } from '@/lib/referentiel/stage/terrain/commands'
import { photosRedessinees } from '@/lib/referentiel/stage/terrain/taches'
import { ajouterPhoto, retirerPhoto } from '@/lib/referentiel/stage/terrain/photo/commands'
import { getFichierPhoto, listPhotos } from '@/lib/referentiel/stage/terrain/photo/queries'
import {
  chercherStructures,
  getIndemnites,
  getStructure,
  getTerrainModifiable,
  type TerrainModifiable,
} from '@/lib/referentiel/stage/terrain/queries'
import { getFlechagesTerrain } from '@/lib/flechage/statistiques/queries'
import { terrainSchema } from '@/lib/referentiel/stage/terrain/schema'
import { empreinteStructure } from '@/lib/referentiel/stage/terrain/structure/empreinte'
import { unActeur } from '../../../factories/core/acteur'
import { uneCommune } from '../../../factories/referentiel/commune'
import { unFlechage } from '../../../factories/flechage/flechage'
import { unMsu } from '../../../factories/referentiel/msu'
import { unPoste } from '../../../factories/referentiel/poste'
import { uneStructure } from '../../../factories/referentiel/structure'
import { unTerrain } from '../../../factories/referentiel/terrain'

/** What the browser posts for a terrain, from the values that its form shows. */
const saisieDe = (t: TerrainModifiable, change: Record<string, unknown> = {}) =>
  terrainSchema.parse({
    id: t.id,
    version: String(t.version),
    structureId: t.structure.id,
    structureVue: empreinteStructure(t.structure),
    structureNom: t.structure.nom,
    structureType: t.structure.type,
    finessEt: t.structure.finessEt ?? '',
    finessEj: t.structure.finessEj ?? '',
    adresse: t.structure.adresse,
    commune: t.structure.communeCode,
    directeurNom: t.structure.directeurNom ?? '',
    directeurCourriel: t.structure.directeurCourriel ?? '',
    intitule: t.intitule,
    mode: t.mode,
    categories: t.categories,
    capaciteAgreee: String(t.capaciteAgreee),
    agrementDebut: isoJour(t.agrementDebut),
    agrementFin: isoJour(t.agrementFin),
    suspenduLe: t.suspenduLe ? isoJour(t.suspenduLe) : '',
    fiche: t.fiche,
    responsable: t.responsable?.courriel ?? '',
    ...Object.fromEntries(t.praticiens.map((p, i) => [`praticien${i + 1}`, p.msu.personne.courriel])),
    ...change,
  })

async function lu(acteur: Acteur, id: string): Promise<TerrainModifiable> {
  const terrain = await getTerrainModifiable(acteur, id)
  if (!terrain) throw new Error('no such terrain')
  return terrain
}

const refusDe = async (act: Promise<unknown>) => {
  const erreur = await act.then(
    () => null,
    (e: unknown) => e,
  )
  if (!(erreur instanceof RefusError)) throw new Error(`not a refusal: ${String(erreur)}`)
  return { regle: erreur.refus.regle, champs: Object.keys(erreur.champs ?? {}) }
}

describe('a terrain in the hands of the secretariat', () => {
  it('is created with a new structure, written in the journal, and found again', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const commune = await uneCommune({ nom: 'Bourg-d’Œuvre' })
    const [a, b] = [await unMsu({ personne: { prenom: 'Ève', nom: 'Lacaze' } }), await unMsu()]
    const succes = await enregistrerTerrain(
      acteur,
      terrainSchema.parse({
        structureNom: 'Maison de santé du Bourg',
        structureType: 'MSP',
        finessEt: '990000192',
        adresse: '3 rue du Puits',
        commune: 'bourg-d’oeuvre',
        intitule: 'SASPAS du Bourg',
        mode: 'AMBULATOIRE',
        categories: 'SASPAS',
        capaciteAgreee: '2',
        agrementDebut: '2020-11-01',
        agrementFin: '2099-10-31',
        acte: 'Décision du 3 septembre 2026',
        praticien1: 'eve LACAZE',
        praticien2: b.personne.courriel.toUpperCase(),
        logement: 'on',
      }),
    )
    const id = /^\/stages\/([0-9a-f-]{36})\?fait=creer$/.exec(succes.redirect ?? '')?.[1] ?? ''
    const terrain = await getTerrain(await unActeur('INTERNE'), id)
    expect(terrain).toMatchObject({
      logement: true,
      structure: { nom: 'Maison de santé du Bourg', commune: { nom: commune.nom } },
      etats: [{ categorie: 'SASPAS', empechement: null }],
      praticiens: [{ coordinateur: true, msu: { personne: { nom: 'Lacaze' } } }, { coordinateur: false }],
    })
    expect(await db.terrainMsu.findMany({ where: { terrainId: id, coordinateur: true } })).toMatchObject([{ msuId: a.id }])
    expect((await listJournal('terrain', id)).map((l) => [l.evenement, l.motif])).toEqual([
      ['creer', 'Agrément recopié de : Décision du 3 septembre 2026'],
    ])
    const [structure] = await chercherStructures(acteur, '990000192')
    expect(structure?.nom).toBe('Maison de santé du Bourg')
    expect((await getStructure(acteur, structure?.id ?? ''))?.finessEt).toBe('990000192')
  })

  it('refuses a change from an old version, of its structure too, and journals only what changed', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const { id } = await unTerrain({ categories: ['N1'] })
    const vu = await lu(acteur, id)
    await enregistrerTerrain(acteur, saisieDe(vu, { fiche: 'Gestes techniques.', structureNom: 'MSP rebaptisée' }))
    expect(await lu(acteur, id)).toMatchObject({ version: 1, fiche: 'Gestes techniques.', structure: { nom: 'MSP rebaptisée' } })
    await expect(enregistrerTerrain(acteur, saisieDe(vu, { fiche: 'Autre.' }))).rejects.toBeInstanceOf(ConflitError)
    // As from the form of another terrain of the same structure, opened before the structure was renamed.
    await expect(enregistrerTerrain(acteur, saisieDe({ ...vu, version: 1 }, { adresse: 'Ailleurs' }))).rejects.toBeInstanceOf(ConflitError)
    await enregistrerTerrain(acteur, saisieDe(await lu(acteur, id), { transport: 'Train' }))
    const perime = { ...(await lu(acteur, id)), version: 1 }
    await expect(enregistrerTerrain(acteur, saisieDe(perime, { fiche: 'Autre.' }))).rejects.toBeInstanceOf(ConflitError)
    expect((await listJournal('structure', vu.structure.id)).map((l) => l.evenement)).toEqual(['modifier'])
    expect((await listJournal('terrain', id)).map((l) => l.motif)).toEqual([null, null])
  })

  it('R-MSU-20: an earlier team beyond the limit is accepted until it changes', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const msuIds = (await Promise.all([1, 2, 3, 4].map(() => unMsu()))).map((m) => m.id)
    const { id } = await unTerrain({ categories: ['N1', 'LIBRE'], msuIds })
    await enregistrerTerrain(acteur, saisieDe(await lu(acteur, id), { transport: 'Train' }))
    const vu = await lu(acteur, id)
    expect(vu).toMatchObject({ transport: 'Train', version: 1 })
    const cinquieme = (await unMsu()).personne.courriel
    expect(await refusDe(enregistrerTerrain(acteur, saisieDe(vu, { praticien4: cinquieme })))).toMatchObject({ regle: 'R-MSU-20' })
  })

  it('refuses the form and the write to every other role', async () => {
    const { id } = await unTerrain({ categories: ['N1'] })
    const saisie = saisieDe(await lu(await unActeur('GESTIONNAIRE'), id))
    for (const acteur of [await unActeur('INTERNE'), await unActeur('ARS', 'COORD_DES', 'DIR_DUMG', 'MSU', 'ADMIN_TECH')]) {
      await expect(enregistrerTerrain(acteur, saisie)).rejects.toBeInstanceOf(InterditError)
      await expect(getTerrainModifiable(acteur, id)).rejects.toBeInstanceOf(InterditError)
      await expect(chercherStructures(acteur, 'msp')).rejects.toBeInstanceOf(InterditError)
      await expect(ajouterPhoto(acteur, { id, legende: 'La rue', fichier: new File([PNG], 'a.png') })).rejects.toBeInstanceOf(InterditError)
    }
    const inconnue = terrainSchema.parse({ ...saisie, agrementDebut: '2020-11-01', agrementFin: '2099-10-31', suspenduLe: '', id: INCONNU })
    await expect(enregistrerTerrain(await unActeur('GESTIONNAIRE'), inconnue)).rejects.toBeInstanceOf(IntrouvableError)
  })

  it('is refused beside its field: R-MSU-20, R-CAM-1, R-CAM-2, R-ID-2, and unknown or ambiguous names', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const { id } = await unTerrain({ categories: ['N1', 'LIBRE'], capaciteAgreee: 3 })
    const vu = await lu(acteur, id)
    const essai = (change: Record<string, unknown>) => refusDe(enregistrerTerrain(acteur, saisieDe(vu, change)))
    expect(await essai({ praticien1: '' })).toEqual({ regle: 'R-MSU-20', champs: ['praticien1'] })
    expect(await essai({ categories: ['SASPAS'], acte: 'Décision' })).toEqual({ regle: 'R-MSU-20', champs: ['praticien2'] })
    expect(await essai({ praticien2: vu.praticiens[0]?.msu.personne.courriel })).toEqual({ regle: 'R-MSU-20', champs: ['praticien2'] })
    expect(await essai({ praticien2: 'Personne Inconnue' })).toEqual({ regle: 'TERRAIN', champs: ['praticien2'] })
    expect(await essai({ mode: 'HOSPITALIER' })).toEqual({ regle: 'R-FLE-3', champs: ['responsable'] })
    expect(await essai({ capaciteAgreee: '4' })).toEqual({ regle: 'R-CAM-2', champs: ['acte'] })
    expect(await essai({ commune: 'Nulle-Part' })).toEqual({ regle: 'TERRAIN', champs: ['commune'] })
    const jumeaux = await Promise.all([unMsu({ personne: { nom: 'Jumeau' } }), unMsu({ personne: { nom: 'Jumeau' } })])
    expect(jumeaux).toHaveLength(2)
    expect(await essai({ praticien2: 'Inès Jumeau' })).toEqual({ regle: 'TERRAIN', champs: ['praticien2'] })
    await uneStructure({ finessEt: '990000010' })
    expect(await essai({ finessEt: '990000010' })).toEqual({ regle: 'R-ID-2', champs: ['finessEt'] })
    await unPoste({ terrainId: id, categorie: 'LIBRE', capaciteOfferte: 3 })
    expect(await essai({ capaciteAgreee: '2', acte: 'Décision' })).toEqual({ regle: 'R-CAM-1', champs: ['capaciteAgreee'] })
    expect(await essai({ categories: ['N1'], acte: 'Décision' })).toEqual({ regle: 'R-CAM-1', champs: ['categories'] })
    expect((await lu(acteur, id)).version).toBe(0)
  })

  it('R-CAM-1: « 2 places sont offertes… » counts the internes who come for the last three months of a coupled stage', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const { id } = await unTerrain({ categories: ['SANTE_FEMME', 'LIBRE'], capaciteAgreee: 3 })
    await unPoste({ categorie: 'SFE', capaciteOfferte: 2, secondTerrainId: id, premiereMoitie: 'SANTE_ENFANT' })
    const vu = await lu(acteur, id)
    const essai = (change: Record<string, unknown>) => enregistrerTerrain(acteur, saisieDe(vu, { acte: 'Décision', ...change }))
    expect(await refusDe(essai({ capaciteAgreee: '1' }))).toEqual({ regle: 'R-CAM-1', champs: ['capaciteAgreee'] })
    expect(await refusDe(essai({ categories: ['LIBRE'] }))).toEqual({ regle: 'R-CAM-1', champs: ['categories'] })
    await essai({ capaciteAgreee: '2' })
  })
})

const INCONNU = '01890000-0000-7000-8000-000000000000'
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('the photos of a place', () => {
  it('are PNG or JPEG by their content, eight at most; removing one deletes its file row', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const { id } = await unTerrain()
    const photo = (octets: BlobPart = PNG) => ajouterPhoto(acteur, { id, legende: 'La rue', fichier: new File([octets], 'rue.png') })
    await photo()
    expect(await refusDe(photo('<svg onload="alert(1)"/>'))).toMatchObject({
      regle: 'FICHIER-TYPE',
    })
    expect(await refusDe(photo(Buffer.alloc(10_000_001)))).toMatchObject({ regle: 'FICHIER-TAILLE' })
    for (let n = 0; n < 7; n++) await photo()
    expect(await refusDe(photo())).toMatchObject({ regle: 'PHOTO-NOMBRE' })
    const photos = await listPhotos(id)
    expect(photos).toHaveLength(8)
    const premiere = photos[0]?.id ?? ''
    const fichier = await getFichierPhoto(id, premiere)
    expect((await lireFichier(fichier.id)).fichier.type).toBe('image/jpeg')
    await expect(getFichierPhoto((await unTerrain()).id, premiere)).rejects.toBeInstanceOf(IntrouvableError)
    await expect(getFichierPhoto(id, 'x')).rejects.toBeInstanceOf(IntrouvableError)
    await retirerPhoto(acteur, { id, photoId: premiere })
    expect(await listPhotos(id)).toHaveLength(7)
    expect(await db.fichier.findUnique({ where: { id: fichier.id } })).toBeNull()
    await expect(retirerPhoto(acteur, { id, photoId: premiere })).rejects.toBeInstanceOf(IntrouvableError)
  })
})

/** The file of a phone held upright: turned pixels, and an EXIF with the place, the time and the device. */
const photoDeTelephone = (): Promise<Buffer> =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#7a5' } })
    .withExif({
      IFD0: { Make: 'Téléphone de Maëlle', Copyright: 'Maëlle Dupuis' },
      IFD2: { DateTimeOriginal: '2026:11:02 08:00:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '2/1 17/1 40/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

describe('the metadata of a photo', () => {
  const recevoir = async (octets: Buffer): Promise<{ fichier: { nom: string }; octets: Uint8Array }> => {
    const acteur = await unActeur('GESTIONNAIRE')
    const { id } = await unTerrain()
    await ajouterPhoto(acteur, { id, legende: 'La rue', fichier: new File([new Uint8Array(octets)], 'IMG 2031.jpeg') })
    const [photo] = await listPhotos(id)
    return lireFichier((await getFichierPhoto(id, photo?.id ?? '')).id)
  }

  it('is removed from the older photos by a task, which then finds nothing to do', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const { id } = await unTerrain()
    const ancienne = await photoDeTelephone()
    const garder = (octets: Buffer) => transaction((tx) => conserverFichier(tx, acteur, { nom: 'IMG.jpeg', type: 'image/jpeg', octets }))
    const [fichier, abime] = [await garder(ancienne), await garder(Buffer.from('rien'))]
    await db.terrainPhoto.createMany({
      data: [fichier, abime].map((f, i) => ({ terrainId: id, fichierId: f.id, legende: 'La rue', ordre: i + 1 })),
    })
    expect((await photosRedessinees.executer(acteurSysteme(), { essai: true })).faits).toBe(2)
    const [photo, illisible] = await listPhotos(id)
    const { details } = await photosRedessinees.executer(acteurSysteme(), { essai: false })
    expect(details).toContain(`photo ${illisible?.id} : illisible, à retirer`)
    const { id: neuf } = await getFichierPhoto(id, photo?.id ?? '')
    expect(neuf).not.toBe(fichier.id)
    expect((await sharp(Buffer.from((await lireFichier(neuf)).octets)).metadata()).exif).toBeUndefined()
    expect(await db.fichier.findUnique({ where: { id: fichier.id } })).toBeNull()
    await retirerPhoto(acteur, { id, photoId: illisible?.id ?? '' })
    expect((await photosRedessinees.executer(acteurSysteme(), { essai: false })).faits).toBe(0)
  })

  it('is not kept: place, hour and owner of the phone; the picture is upright and no larger than a screen', async () => {
    const recue = await photoDeTelephone()
    const avant = await sharp(recue).metadata()
    expect([avant.orientation, recue.includes('GPS') || recue.includes('Exif'), recue.includes('Dupuis')]).toEqual([6, true, true])
    const { fichier, octets } = await recevoir(recue)
    const { exif, xmp, iptc, icc, orientation, width, height, format } = await sharp(octets).metadata()
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
    expect({ width, height, format, nom: fichier.nom }).toEqual({ width: 800, height: 1600, format: 'jpeg', nom: 'IMG 2031.jpg' })
    for (const trace of ['Exif', 'GPS', 'Dupuis', '2026:11:02']) expect(Buffer.from(octets).includes(trace)).toBe(false)
  })

  it('FICHIER-ILLISIBLE « Cette image est abîmée ou trop grande pour être lue… »: a cut file, and one that would fill the memory', async () => {
    const coupee = (await photoDeTelephone()).subarray(0, 900)
    const enorme = await sharp({ create: { width: 12_000, height: 6_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect(enorme.byteLength).toBeLessThan(1_000_000)
    for (const octets of [coupee, enorme])
      await expect(recevoir(octets)).rejects.toMatchObject({
        refus: { regle: 'FICHIER-ILLISIBLE', message: expect.stringMatching(/^Cette image est abîmée ou trop grande/) },
        champs: { fichier: expect.any(String) },
      })
  })
})

describe('the page of a terrain', () => {
  it('hides small numbers of fléchages (R-FLE-17), and all numbers from an interne or an MSU', async () => {
    const { terrainId } = await unFlechage({ statut: 'AFFECTEE' })
    const id = terrainId ?? ''
    expect(await getFlechagesTerrain(await unActeur('INTERNE'), id)).toBeNull()
    expect(await getFlechagesTerrain(await unActeur('MSU'), id)).toBeNull()
    expect(await getFlechagesTerrain(await unActeur('GESTIONNAIRE'), id)).toEqual({ seuil: 5, deposes: null, affectes: null, autres: null })
  })

  it('takes the amounts of R-MSU-14 from dated parameters, with the day of their last check', async () => {
    expect(await getIndemnites()).toMatchObject({ transport: 130, kilometres: 15, logement: 300 })
    expect((await getIndemnites()).source?.verifieLe).toBeInstanceOf(Date)
  })

  it('R-STG-8: compares the offer of each future semester with its minimum, for those who prepare it', async () => {
    await unPoste({ capaciteOfferte: 2 })
    expect(await listBilansOffre(await unActeur('INTERNE', 'MSU'))).toEqual([])
    const [bilan] = await listBilansOffre(await unActeur('GESTIONNAIRE'))
    expect(bilan).toMatchObject({ regle: { tauxPourCent: 107, exceptionSeuil: 430, exceptionExcedent: 30 } })
    expect(bilan?.bilan.suffisante).toBe((bilan?.bilan.reste ?? 0) >= (bilan?.bilan.minimum ?? 0))
  })
})
