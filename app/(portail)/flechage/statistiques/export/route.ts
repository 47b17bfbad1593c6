import { notFound } from 'next/navigation'
import { z } from 'zod'
import { reponseOctets } from '@/lib/core/fichier/fichier'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { CSV, XLSX } from '@/lib/core/donnees/tableur'
import { exporterStatistiques } from '@/lib/flechage/statistiques/queries'
import { anneeSchema } from '@/lib/flechage/statistiques/schema'

const demande = z.object({ annee: anneeSchema, format: z.enum(['csv', 'xlsx']) })

/** The tables of the page, with the same figures masked. */
export async function GET(requete: Request): Promise<Response> {
  const acteur = await requireActeur()
  const lue = demande.safeParse(Object.fromEntries(new URL(requete.url).searchParams))
  if (!lue.success) notFound()
  const { nom, octets } = await lire(exporterStatistiques(acteur, lue.data.annee, lue.data.format))
  return reponseOctets(nom, lue.data.format === 'csv' ? CSV : XLSX, octets)
}
