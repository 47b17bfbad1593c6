import { notFound } from 'next/navigation'
import { estUuid } from '@/lib/core/requete/champs'
import { reponseFichier } from '@/lib/core/fichier/fichier'
import { requireActeur } from '@/lib/core/auth/session'
import { getCopie } from '@/lib/stages/choix/publication/queries'

/** The published copy of a result, for every signed-in person. */
export async function GET(_requete: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  const fichier = estUuid(id) ? await getCopie(acteur, id, 'publique') : null
  if (!fichier) notFound()
  return reponseFichier(fichier)
}
