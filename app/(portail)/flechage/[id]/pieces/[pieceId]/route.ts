import { reponseFichier } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getFichierPiece } from '@/lib/flechage/depot/piece/queries'

/** One file of a dossier, for every person who may see the dossier. */
export async function GET(_request: Request, { params }: RouteContext<'/flechage/[id]/pieces/[pieceId]'>): Promise<Response> {
  const acteur = await requireActeur()
  const { id, pieceId } = await params
  return reponseFichier(await lire(getFichierPiece(acteur, id, pieceId)))
}
