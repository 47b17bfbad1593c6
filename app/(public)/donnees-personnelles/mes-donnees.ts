import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { maintenant } from '@/lib/core/temps/horloge'
import { listMesFlechages } from '@/lib/flechage/donnees/queries'
import { getMesDonnees } from '@/lib/referentiel/identite/donnees/queries'

/** Everything the portal keeps about the person who asks: shared tables, then each workflow's own part. */
export async function rassembler(acteur: Acteur) {
  const [socle, demandesDeFlechage] = await Promise.all([getMesDonnees(acteur), listMesFlechages(acteur)])
  return { etabliLe: maintenant(), ...socle, demandesDeFlechage }
}

/** A download that no cache keeps. */
export const telechargement = (contenu: string, type: string, nom: string): Response =>
  new Response(contenu, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${nom}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
