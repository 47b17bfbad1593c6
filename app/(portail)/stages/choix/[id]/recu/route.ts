import { notFound } from 'next/navigation'
import { estUuid } from '@/lib/core/requete/champs'
import { reponseOctets } from '@/lib/core/fichier/fichier'
import { requireActeur } from '@/lib/core/auth/session'
import { getRecu } from '@/lib/stages/choix/publication/queries'

/** The reader's own receipt. */
export async function GET(_requete: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  const recu = estUuid(id) ? await getRecu(acteur, id) : null
  if (!recu) notFound()
  return reponseOctets('recu.json', 'application/json', new TextEncoder().encode(recu.texte))
}
