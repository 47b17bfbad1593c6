import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { maintenant } from '@/lib/core/temps/horloge'
import * as flechage from '@/lib/flechage/donnees/queries'
import * as commission from '@/lib/referentiel/commission/donnees/queries'
import * as identite from '@/lib/referentiel/identite/donnees/queries'
import * as interne from '@/lib/referentiel/interne/donnees/queries'
import * as stage from '@/lib/referentiel/stage/donnees/queries'
import * as stages from '@/lib/stages/donnees/queries'

/** Everything the portal keeps about the actor, room by room. Without the support cell, which cannot know whose a case is. */
export async function rassembler(acteur: Acteur) {
  const [compte, sieges, formation, terrains, postes, demandes] = await Promise.all([
    identite.getMesDonnees(acteur),
    commission.getMesDonnees(acteur),
    interne.getMesDonnees(acteur),
    stage.getMesDonnees(acteur),
    stages.getMesDonnees(acteur),
    flechage.getMesDonnees(acteur),
  ])
  const { horsChoix, ...hote } = terrains
  const { choix, ...campagnes } = postes
  return {
    etabliLe: maintenant(),
    ...compte,
    ...sieges,
    internat: formation && { ...formation, horsChoix, ...choix },
    ...hote,
    ...campagnes,
    ...demandes,
  }
}

/** A download that caches must not keep. */
export const telechargement = (contenu: string, type: string, nom: string): Response =>
  new Response(contenu, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${nom}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
