import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { estUuid } from '@/lib/core/requete/champs'
import { db, transaction, type Tx } from '@/lib/core/donnees/db'
import { exiger, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { conserverFichier, IMAGES, lireFichier, lireTelechargement, oublierFichier, verifierFichier } from '@/lib/core/fichier/fichier'
import { redessiner } from '@/lib/core/fichier/image'
import { inscrire } from '@/lib/core/workflow/journal'
import type { Bilan } from '@/lib/core/tache/tache'
import { peutGererTerrains } from '../../policy'
import { PHOTOS_MAX, type PhotoAjoutee } from './schema'

const TROP_DE_PHOTOS = refus('PHOTO-NOMBRE', `Ce terrain a déjà ${PHOTOS_MAX} photos : retirez-en une avant d’en ajouter.`)

async function verrouiller(tx: Tx, id: string): Promise<void> {
  const lus = estUuid(id) ? await tx.$queryRaw<unknown[]>`SELECT id FROM terrain WHERE id = ${id}::uuid FOR UPDATE` : []
  if (lus.length === 0) throw new IntrouvableError()
}

/**
 * Adds a photo after the others, without the metadata of its file. @throws InterditError, IntrouvableError, RefusError
 * PHOTO-NOMBRE, FICHIER-*
 */
export async function ajouterPhoto(acteur: Acteur, { id, legende, fichier: recu }: PhotoAjoutee): Promise<Succes> {
  if (!peutGererTerrains(acteur)) throw new InterditError()
  const envoi = await lireTelechargement(recu, undefined, 'fichier')
  await verifierFichier({ ...envoi, types: IMAGES, champ: 'fichier' })
  const photo = { nom: envoi.nom.replace(/\.[^.]*$/, ''), type: 'image/jpeg', octets: await redessiner(envoi.octets, 'fichier') }
  return transaction(async (tx) => {
    await verrouiller(tx, id)
    const { _count, _max } = await tx.terrainPhoto.aggregate({ where: { terrainId: id }, _count: true, _max: { ordre: true } })
    exiger(_count >= PHOTOS_MAX ? TROP_DE_PHOTOS : undefined)
    const fichier = await conserverFichier(tx, acteur, photo)
    await tx.terrainPhoto.create({
      data: { terrainId: id, fichierId: fichier.id, legende, ordre: (_max.ordre ?? 0) + 1, redessinee: true },
      select: { id: true },
    })
    await inscrire(tx, acteur, { objetType: 'terrain', objetId: id, evenement: 'ajouterPhoto', qualite: 'GESTIONNAIRE' })
    return { redirect: `/stages/${id}/photos?fait=ajouterPhoto` }
  })
}

/** Deletes a photo and its bytes. @throws InterditError, IntrouvableError */
export async function retirerPhoto(acteur: Acteur, { id, photoId }: { id: string; photoId: string }): Promise<Succes> {
  if (!peutGererTerrains(acteur)) throw new InterditError()
  await transaction(async (tx) => {
    await verrouiller(tx, id)
    const photo = await tx.terrainPhoto.findFirst({ where: { id: photoId, terrainId: id }, select: { fichierId: true } })
    if (!photo) throw new IntrouvableError()
    await tx.terrainPhoto.delete({ where: { id: photoId }, select: { id: true } })
    await oublierFichier(tx, photo.fichierId)
    await inscrire(tx, acteur, { objetType: 'terrain', objetId: id, evenement: 'retirerPhoto', qualite: 'GESTIONNAIRE' })
  })
  return { redirect: `/stages/${id}/photos?fait=retirerPhoto` }
}

/** How many photos one run treats. */
const PAR_PASSAGE = 50

/** Draws again, once, the photos received before the portal did so on receipt. `essai` counts and changes nothing. */
export async function redessinerPhotos(acteur: Acteur, essai: boolean): Promise<Bilan> {
  const photos = await db.terrainPhoto.findMany({
    where: { redessinee: false },
    orderBy: { id: 'asc' },
    take: PAR_PASSAGE,
    select: { id: true, terrainId: true, fichierId: true },
  })
  const details: string[] = []
  for (const photo of photos)
    details.push(`photo ${photo.id}${essai || (await redessinerSeule(acteur, photo)) ? '' : ' : illisible, à retirer'}`)
  return { faits: photos.length, details }
}

/** False when its pixels cannot be read: what such a file holds cannot be known, and the secretariat must delete it. */
async function redessinerSeule(
  acteur: Acteur,
  { id, terrainId, fichierId }: { id: string; terrainId: string; fichierId: string },
): Promise<boolean> {
  try {
    const { fichier, octets } = await lireFichier(fichierId)
    const photo = { nom: fichier.nom.replace(/\.[^.]*$/, ''), type: 'image/jpeg', octets: await redessiner(octets, 'fichier') }
    await transaction(async (tx) => {
      await verrouiller(tx, terrainId)
      if ((await tx.terrainPhoto.count({ where: { id, fichierId } })) === 0) return
      const neuf = await conserverFichier(tx, acteur, photo)
      await tx.terrainPhoto.update({ where: { id }, data: { fichierId: neuf.id, redessinee: true }, select: { id: true } })
      await oublierFichier(tx, fichierId)
      await inscrire(tx, acteur, { objetType: 'terrain', objetId: terrainId, evenement: 'redessinerPhoto', qualite: 'SYSTEME' })
    })
    return true
  } catch (erreur) {
    if (erreur instanceof RefusError) return false
    throw erreur
  }
}
