import 'server-only'
import type { Acteur } from '@/lib/core/acteur'
import type { Succes } from '@/lib/core/action'
import { estUuid } from '@/lib/core/champs'
import { transaction, type Tx } from '@/lib/core/db'
import { exiger, InterditError, IntrouvableError, refus } from '@/lib/core/erreurs'
import { enregistrerFichier, IMAGES, oublierFichier } from '@/lib/core/fichier'
import { inscrire } from '@/lib/core/journal'
import { peutGererTerrains } from '../../policy'
import { phraseRefus, PHOTOS_MAX } from './schema'

/** 5 MB: more than a screen shows, less than a phone waits for. */
export const PHOTO_OCTETS_MAX = 5_000_000

type Photo = Readonly<{ nom: string; octets: Uint8Array; legende: string }>

async function verrouiller(tx: Tx, acteur: Acteur, id: string): Promise<void> {
  if (!peutGererTerrains(acteur)) throw new InterditError()
  const lus = estUuid(id) ? await tx.$queryRaw<unknown[]>`SELECT id FROM terrain WHERE id = ${id}::uuid FOR UPDATE` : []
  if (lus.length === 0) throw new IntrouvableError()
}

/** Adds a photo after the others. @throws InterditError, IntrouvableError, RefusError PHOTO-NOMBRE, FICHIER-* */
export async function ajouterPhoto(acteur: Acteur, id: string, { nom, octets, legende }: Photo): Promise<void> {
  await transaction(async (tx) => {
    await verrouiller(tx, acteur, id)
    const { _count, _max } = await tx.terrainPhoto.aggregate({ where: { terrainId: id }, _count: true, _max: { ordre: true } })
    exiger(_count >= PHOTOS_MAX ? refus('PHOTO-NOMBRE', phraseRefus('PHOTO-NOMBRE') ?? '') : undefined)
    const fichier = await enregistrerFichier(tx, acteur, { nom, octets, types: IMAGES, maxOctets: PHOTO_OCTETS_MAX, champ: 'fichier' })
    await tx.terrainPhoto.create({
      data: { terrainId: id, fichierId: fichier.id, legende, ordre: (_max.ordre ?? 0) + 1 },
      select: { id: true },
    })
    await inscrire(tx, acteur, { objetType: 'terrain', objetId: id, evenement: 'ajouterPhoto', qualite: 'GESTIONNAIRE' })
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
