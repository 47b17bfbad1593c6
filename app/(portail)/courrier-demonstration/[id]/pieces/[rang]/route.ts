import { getPiece } from '@/lib/core/courrier-demonstration'
import { reponseOctets } from '@/lib/core/fichier'
import { lire } from '@/lib/core/page'
import { requireActeur } from '@/lib/core/session'

export async function GET(_requete: Request, { params }: { params: Promise<{ id: string; rang: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const { id, rang } = await params
  const { nom, type, octets } = await lire(getPiece(acteur, id, Number(rang)))
  return reponseOctets(nom, type, octets)
}
