import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { LOT_MAX } from '@/lib/core/requete/lot'
import { maintenant } from '@/lib/core/temps/horloge'
import type { Dossier } from '../policy'
import { listDossiersEntiers } from '../queries'
import { apercu, type Apercu } from './guards'
import type { ActeNombre } from './schema'

/** The ticked requests that the actor sees and what the act would do to each. At most LOT_MAX; the others are left for another time. */
export async function listApercus(
  acteur: Acteur,
  acte: ActeNombre,
  ids: readonly string[],
): Promise<{ dossier: Dossier; apercu: Apercu }[]> {
  const dossiers = await listDossiersEntiers(acteur, ids.slice(0, LOT_MAX))
  const instant = maintenant()
  return dossiers.map((dossier) => ({ dossier, apercu: apercu(acteur, dossier, acte, instant) }))
}
