import { notFound } from 'next/navigation'
import { reponseOctets } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exporter } from '@/lib/exploitation/import/export/queries'
import { exportSchema } from '@/lib/exploitation/import/schema'

/** Internes, posts or affectations in the columns an import reads. */
export async function GET(requete: Request): Promise<Response> {
  const acteur = await requireActeur()
  const demande = exportSchema.safeParse(Object.fromEntries(new URL(requete.url).searchParams))
  if (!demande.success) notFound()
  const { nom, mime, octets } = await lire(exporter(acteur, demande.data))
  return reponseOctets(nom, mime, octets)
}
