import 'server-only'
import { estUuid } from '@/lib/core/requete/champs'
import { db } from '@/lib/core/donnees/db'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'

export type PhotoLue = Readonly<{ id: string; legende: string }>

/** The photos of a terrain in their order. Every signed-in person may see a place. */
export const listPhotos = (terrainId: string): Promise<PhotoLue[]> =>
  db.terrainPhoto.findMany({ where: { terrainId }, orderBy: [{ ordre: 'asc' }, { id: 'asc' }], select: { id: true, legende: true } })

/** The file of one photo of a terrain. Public to those who are signed in. @throws IntrouvableError */
export async function getFichierPhoto(terrainId: string, photoId: string): Promise<{ id: string }> {
  const photo =
    estUuid(terrainId) && estUuid(photoId)
      ? await db.terrainPhoto.findFirst({ where: { id: photoId, terrainId }, select: { fichierId: true } })
      : null
  if (!photo) throw new IntrouvableError()
  return { id: photo.fichierId }
}
