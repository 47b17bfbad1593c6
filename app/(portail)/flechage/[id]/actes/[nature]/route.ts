import { notFound } from 'next/navigation'
import { z } from 'zod'
import { reponseFichier } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { NATURES } from '@/lib/flechage/decision/policy'
import { getActe } from '@/lib/flechage/decision/queries'

const adresse = z.object({ id: z.uuid(), nature: z.enum(NATURES) })

/** One act of the dossier, as an attachment, for those who may read it. */
export async function GET(_requete: Request, { params }: { params: Promise<{ id: string; nature: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const lue = adresse.safeParse(await params)
  if (!lue.success) notFound()
  return reponseFichier(await lire(getActe(acteur, lue.data.id, lue.data.nature)))
}
