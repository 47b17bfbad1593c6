import { reponseApercu } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getFichierPiece } from '@/lib/flechage/depot/piece/queries'

/** The same file, drawn inside the page that judges it. */
export async function GET(_request: Request, { params }: RouteContext<'/flechage/[id]/pieces/[pieceId]/apercu'>): Promise<Response> {
  const acteur = await requireActeur()
  const { id, pieceId } = await params
  return lire(reponseApercu(await lire(getFichierPiece(acteur, id, pieceId))))
}
