import { notFound } from 'next/navigation'
import { estUuid } from '@/lib/core/requete/champs'
import { reponseFichier } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getSource } from '@/lib/exploitation/import/queries'

/** The file as it was received. */
export async function GET(_requete: Request, { params }: RouteContext<'/stages/imports/[id]/fichier'>): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  if (!estUuid(id)) notFound()
  return reponseFichier(await lire(getSource(acteur, id)))
}
