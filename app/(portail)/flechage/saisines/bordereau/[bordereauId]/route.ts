import { notFound } from 'next/navigation'
import { z } from 'zod'
import { reponseFichier } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getBordereau } from '@/lib/flechage/saisine/queries'

/** The letter that lists requests referred together. */
export async function GET(_requete: Request, { params }: { params: Promise<{ bordereauId: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const id = z.uuid().safeParse((await params).bordereauId)
  if (!id.success) notFound()
  return reponseFichier(await lire(getBordereau(acteur, id.data)))
}
