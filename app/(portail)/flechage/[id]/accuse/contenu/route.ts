import type { NextRequest } from 'next/server'
import { reponseOctets } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getDepot } from '@/lib/flechage/depot/queries'
import { rangSchema } from '@/lib/flechage/depot/schema'

/** The exact bytes of a deposit: those whose digest the acknowledgement carries. */
export async function GET(request: NextRequest, { params }: RouteContext<'/flechage/[id]/accuse/contenu'>): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  const rang = rangSchema.parse(request.nextUrl.searchParams.get('rang'))
  const { dossier, depot } = await lire(getDepot(acteur, id, rang))
  return reponseOctets(`${dossier.numero ?? 'demande'}-${depot.rang}.json`, 'application/json', new TextEncoder().encode(depot.contenu))
}
