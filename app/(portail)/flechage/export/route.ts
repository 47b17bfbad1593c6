import { reponseOctets } from '@/lib/core/fichier/fichier'
import { XLSX } from '@/lib/core/donnees/tableur'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { exporterDossiers } from '@/lib/flechage/queries'
import { filtreDossiersSchema } from '@/lib/flechage/schema'

/** The list as it is filtered, as a workbook. */
export async function GET(requete: Request): Promise<Response> {
  const acteur = await requireActeur()
  const filtre = filtreDossiersSchema.parse(Object.fromEntries(new URL(requete.url).searchParams))
  return reponseOctets(`fléchage-${isoJour(aujourdhui())}.xlsx`, XLSX, await lire(exporterDossiers(acteur, filtre)))
}
