import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { LOT_MAX } from '@/lib/core/requete/lot'
import { jourIsoDe, maintenant } from '@/lib/core/temps/horloge'
import { listJournal } from '@/lib/core/workflow/journal'
import type { Dossier } from '../policy'
import { listDossiersEntiers } from '../queries'
import { apercu, DEJA_RAPPELE, type Apercu } from './guards'
import type { ActeNombre } from './schema'

/** The ticked requests that the actor sees and what the act would do to each. At most LOT_MAX; the others are left for another time. */
export async function listApercus(
  acteur: Acteur,
  acte: ActeNombre,
  ids: readonly string[],
): Promise<{ dossier: Dossier; apercu: Apercu }[]> {
  const dossiers = await listDossiersEntiers(acteur, ids.slice(0, LOT_MAX))
  const instant = maintenant()
  const rappeles = acte === 'rappelerComplements' ? await rappelesCeJour(dossiers) : new Set<string>()
  return dossiers.map((dossier) => ({
    dossier,
    apercu: rappeles.has(dossier.id) ? { refus: DEJA_RAPPELE.message } : apercu(acteur, dossier, acte, instant),
  }))
}

async function rappelesCeJour(dossiers: readonly Dossier[]): Promise<Set<string>> {
  const jour = jourIsoDe(maintenant())
  const lignes = await listJournal('flechage', ...dossiers.map((d) => d.id))
  return new Set(lignes.filter((l) => l.evenement === 'rappelerComplements' && jourIsoDe(l.le) === jour).map((l) => l.objetId))
}
