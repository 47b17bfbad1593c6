import { notFound } from 'next/navigation'
import { reponseOctets } from '@/lib/core/fichier'
import { lire } from '@/lib/core/page'
import { requireActeur } from '@/lib/core/session'
import { getRecu } from '@/lib/referentiel/stage/voeux/queries'

/** The exact bytes of one's own receipt. */
export async function GET(): Promise<Response> {
  const acteur = await requireActeur()
  const recu = await lire(getRecu(acteur))
  if (!recu) notFound()
  return reponseOctets(`recu-${recu.semestre}.json`, 'application/json', new TextEncoder().encode(recu.texte))
}
