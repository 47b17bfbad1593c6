import { notFound } from 'next/navigation'
import { reponseOctets } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getRecu } from '@/lib/stages/voeux/queries'

/** The exact bytes of the reader's own receipt. */
export async function GET(): Promise<Response> {
  const acteur = await requireActeur()
  const recu = await lire(getRecu(acteur))
  if (!recu) notFound()
  return reponseOctets(`recu-${recu.semestre}.json`, 'application/json', new TextEncoder().encode(recu.texte))
}
