import type { NextRequest } from 'next/server'
import { reponseOctets } from '@/lib/core/fichier/fichier'
import { requireActeur } from '@/lib/core/auth/session'
import { texteListe } from '@/lib/stages/campagne/liste/contenu'
import { getLignes } from '@/lib/stages/campagne/liste/queries'

/** The exact bytes of a published list: those whose digest its page shows. */
export async function GET(
  _request: NextRequest,
  { params }: RouteContext<'/stages/campagnes/[id]/listes/[numero]/contenu'>,
): Promise<Response> {
  const acteur = await requireActeur()
  const { id, numero } = await params
  const lignes = await getLignes(acteur, id, Number(numero))
  if (!lignes) return new Response(null, { status: 404 })
  return reponseOctets(`liste-postes-version-${numero}.json`, 'application/json', new TextEncoder().encode(texteListe(lignes)))
}
