import 'server-only'
import type { Acteur } from '@/lib/core/acteur'
import type { Succes } from '@/lib/core/action'
import { estUuid } from '@/lib/core/champs'
import { transaction, type Tx } from '@/lib/core/db'
import { exiger, InterditError, IntrouvableError, refus } from '@/lib/core/erreurs'
import { conserverFichier, IMAGES, lireTelechargement, oublierFichier, verifierFichier } from '@/lib/core/fichier'
import { redessiner } from '@/lib/core/fichier/image'
import { inscrire } from '@/lib/core/journal'
import { peutGererTerrains } from '../../policy'
import { PHOTOS_MAX, type PhotoAjoutee } from './schema'

const TROP_DE_PHOTOS = refus('PHOTO-NOMBRE', `Ce terrain a déjà ${PHOTOS_MAX} photos : retirez-en une avant d’en ajouter.`)

async function verrouiller(tx: Tx, id: string): Promise<void> {
  const lus = estUuid(id) ? await tx.$queryRaw<unknown[]>`SELECT id FROM terrain WHERE id = ${id}::uuid FOR UPDATE` : []
  if (lus.length === 0) throw new IntrouvableError()
}

/** Adds a photo after the others, without what its file tells of who took it and where. @throws InterditError, IntrouvableError, RefusError PHOTO-NOMBRE, FICHIER-* */
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
      data: { terrainId: id, fichierId: fichier.id, legende, ordre: (_max.ordre ?? 0) + 1 },
      select: { id: true },
    })
    await inscrire(tx, acteur, { objetType: 'terrain', objetId: id, evenement: 'ajouterPhoto', qualite: 'GESTIONNAIRE' })
    return { redirect: `/stages/${id}/photos?fait=ajouterPhoto` }
  })
}

/** Takes a photo away, its bytes with it. @throws InterditError, IntrouvableError */
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
