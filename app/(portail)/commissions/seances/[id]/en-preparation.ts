import { forbidden, notFound } from 'next/navigation'
import { z } from 'zod'
import type { Acteur } from '@/lib/core/auth/acteur'
import { dateHeure } from '@/lib/core/temps/dates'
import { getSeance, type VueSeance } from '@/lib/referentiel/commission/seance/queries'
import { COMMISSIONS } from '../../statut'

/**
 * A session that its secretary may still prepare, and the breadcrumb to it. 404 when the actor may not open it, 403 when it
 * can no longer be changed.
 */
export async function enPreparation(
  acteur: Acteur,
  params: Promise<{ id: string }>,
): Promise<{ seance: VueSeance; fil: { label: string; href: string }[] }> {
  const { id } = await params
  const seance = z.uuid().safeParse(id).success ? await getSeance(acteur, id) : null
  if (!seance) notFound()
  if (!seance.gere || (seance.statut !== 'PREPARATION' && seance.statut !== 'CONVOQUEE')) forbidden()
  return {
    seance,
    fil: [
      COMMISSIONS,
      { label: seance.commission.nom, href: `/commissions/${seance.commission.id}` },
      { label: dateHeure(seance.prevueLe), href: `/commissions/seances/${id}` },
    ],
  }
}
