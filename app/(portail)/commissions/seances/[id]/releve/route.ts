import { notFound } from 'next/navigation'
import { z } from 'zod'
import { reponseFichier } from '@/lib/core/fichier/fichier'
import { requireActeur } from '@/lib/core/auth/session'
import { getProcesVerbal } from '@/lib/referentiel/commission/seance/queries'

/** The publishable minutes, for every signed-in person. */
export async function GET(_requete: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  const fichier = z.uuid().safeParse(id).success ? await getProcesVerbal(acteur, id, 'public') : null
  if (!fichier) notFound()
  return reponseFichier(fichier)
}
