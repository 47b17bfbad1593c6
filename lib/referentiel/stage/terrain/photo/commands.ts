import 'server-only'
import type { Acteur } from '@/lib/core/acteur'
import type { Succes } from '@/lib/core/action'
import { estUuid } from '@/lib/core/champs'
import { transaction, type Tx } from '@/lib/core/db'
import { exiger, InterditError, IntrouvableError, refus } from '@/lib/core/erreurs'
import { enregistrerFichier, IMAGES, lireTelechargement, oublierFichier } from '@/lib/core/fichier'
import { inscrire } from '@/lib/core/journal'
import { peutGererTerrains } from '../../policy'
import { PHOTOS_MAX, type PhotoAjoutee } from './schema'

/** 5 MB: more than a screen shows, less than a phone waits for. */
const PHOTO_OCTETS_MAX = 5_000_000

const TROP_DE_PHOTOS = refus('PHOTO-NOMBRE', `Ce terrain a déjà ${PHOTOS_MAX} photos : retirez-en une avant d’en ajouter.`)

async function verrouiller(tx: Tx, acteur: Acteur, id: string): Promise<void> {
  if (!peutGererTerrains(acteur)) throw new InterditError()
  const lus = estUuid(id) ? await tx.$queryRaw<unknown[]>`SELECT id FROM terrain WHERE id = ${id}::uuid FOR UPDATE` : []
  if (lus.length === 0) throw new IntrouvableError()
}

/** Adds a photo after the others. @throws InterditError, IntrouvableError, RefusError PHOTO-NOMBRE, FICHIER-* */
export async function ajouterPhoto(acteur: Acteur, { id, legende, fichier: recu }: PhotoAjoutee): Promise<Succes> {
  const { nom, octets } = await lireTelechargement(recu, PHOTO_OCTETS_MAX, 'fichier')
  return transaction(async (tx) => {
    await verrouiller(tx, acteur, id)
    const { _count, _max } = await tx.terrainPhoto.aggregate({ where: { terrainId: id }, _count: true, _max: { ordre: true } })
    exiger(_count >= PHOTOS_MAX ? TROP_DE_PHOTOS : undefined)
    const fichier = await enregistrerFichier(tx, acteur, { nom, octets, types: IMAGES, maxOctets: PHOTO_OCTETS_MAX, champ: 'fichier' })
    await tx.terrainPhoto.create({
      data: { terrainId: id, fichierId: fichier.id, legende, ordre: (_max.ordre ?? 0) + 1 },
      select: { id: true },
    })
    await inscrire(tx, acteur, { objetType: 'terrain', objetId: id, evenement: 'ajouterPhoto', qualite: 'GESTIONNAIRE' })
    return { redirect: `/stages/${id}/photos?fait=ajouterPhoto` }
  })
}

/** Takes a photo away, its bytes with it. @throws InterditError, IntrouvableError */
export async function retirerPhoto(acteur: Acteur, { id, photoId }: { id: string; photoId: string }): Promise<Succes> {
  await transaction(async (tx) => {
    await verrouiller(tx, acteur, id)
    const photo = await tx.terrainPhoto.findFirst({ where: { id: photoId, terrainId: id }, select: { fichierId: true } })
    if (!photo) throw new IntrouvableError()
    await tx.terrainPhoto.delete({ where: { id: photoId }, select: { id: true } })
    await oublierFichier(tx, photo.fichierId)
    await inscrire(tx, acteur, { objetType: 'terrain', objetId: id, evenement: 'retirerPhoto', qualite: 'GESTIONNAIRE' })
  })
  return { redirect: `/stages/${id}/photos?fait=retirerPhoto` }
}
