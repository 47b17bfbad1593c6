import { notFound } from 'next/navigation'
import { z } from 'zod'
import { reponseOctets } from '@/lib/core/fichier/fichier'
import { aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { XLSX } from '@/lib/core/donnees/tableur'
import { tableauSaisines } from '@/lib/flechage/saisine/queries'

/** The referred requests as a workbook; those of one letter with `?lettre=`. */
export async function GET(requete: Request): Promise<Response> {
  const acteur = await requireActeur()
  const lettre = z
    .uuid()
    .optional()
    .safeParse(new URL(requete.url).searchParams.get('lettre') ?? undefined)
  if (!lettre.success) notFound()
  return reponseOctets(`saisines-${isoJour(aujourdhui())}.xlsx`, XLSX, await lire(tableauSaisines(acteur, lettre.data)))
}
