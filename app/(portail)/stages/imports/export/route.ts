import { notFound } from 'next/navigation'
import { reponseOctets } from '@/lib/core/fichier'
import { lire } from '@/lib/core/page'
import { requireActeur } from '@/lib/core/session'
import { exporter } from '@/lib/referentiel/import/export/queries'
import { exportSchema } from '@/lib/referentiel/import/schema'

/** Internes, posts or affectations in the columns an import reads. */
export async function GET(requete: Request): Promise<Response> {
  const acteur = await requireActeur()
  const demande = exportSchema.safeParse(Object.fromEntries(new URL(requete.url).searchParams))
  if (!demande.success) notFound()
  const { nom, mime, octets } = await lire(exporter(acteur, demande.data))
  return reponseOctets(nom, mime, octets)
}
