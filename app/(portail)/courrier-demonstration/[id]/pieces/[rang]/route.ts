import { getPiece } from '@/lib/core/courriel/demonstration'
import { reponseOctets } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'

export async function GET(_requete: Request, { params }: { params: Promise<{ id: string; rang: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const { id, rang } = await params
  const { nom, type, octets } = await lire(getPiece(acteur, id, Number(rang)))
  return reponseOctets(nom, type, octets)
}
