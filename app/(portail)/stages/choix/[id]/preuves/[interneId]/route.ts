import { notFound } from 'next/navigation'
import { estUuid } from '@/lib/core/requete/champs'
import { reponseFichier } from '@/lib/core/fichier/fichier'
import { requireActeur } from '@/lib/core/auth/session'
import { getPreuve } from '@/lib/stages/choix/situation/queries'

/** The proof of a situation, for the secretariat (R-RNG-10). */
export async function GET(_requete: Request, { params }: { params: Promise<{ id: string; interneId: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const { id, interneId } = await params
  const fichier = estUuid(id) && estUuid(interneId) ? await getPreuve(acteur, id, interneId) : null
  if (!fichier) notFound()
  return reponseFichier(fichier)
}
