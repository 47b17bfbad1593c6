import { reponseFichier } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getFichierPhoto } from '@/lib/referentiel/stage/terrain/photo/queries'

/** One photo of a terrain, for every signed-in person. */
export async function GET(_request: Request, { params }: RouteContext<'/stages/[id]/photos/[photoId]'>): Promise<Response> {
  await requireActeur()
  const { id, photoId } = await params
  return reponseFichier(await lire(getFichierPhoto(id, photoId)))
}
