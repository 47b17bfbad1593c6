import type { NextRequest } from 'next/server'
import { reponseFichier } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { etablirAccuse } from '@/lib/flechage/depot/commands'
import { rangSchema } from '@/lib/flechage/depot/schema'

export async function GET(request: NextRequest, { params }: RouteContext<'/flechage/[id]/accuse/pdf'>): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  const rang = rangSchema.parse(request.nextUrl.searchParams.get('rang'))
  return reponseFichier({ id: await lire(etablirAccuse(acteur, id, rang)) })
}
