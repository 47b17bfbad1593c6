import type { ModeExercice, Zone } from '@/generated/prisma/enums'
import { jourLong } from '@/lib/core/temps/dates'
import { LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'

type Nomme = Readonly<{ prenom: string; nom: string }>
type Encadre = Readonly<{
  mode: ModeExercice
  responsable: Nomme | null
  praticiens: readonly Readonly<{ coordinateur: boolean; msu: Readonly<{ personne: Nomme }> }>[]
}>

/** Who teaches there, the coordinator first; null when no one is known. */
export function encadrants({ mode, responsable, praticiens }: Encadre): string | null {
  if (mode === 'HOSPITALIER') return responsable && `${responsable.prenom} ${responsable.nom}`
  const noms = praticiens.map((p) => `${p.msu.personne.prenom} ${p.msu.personne.nom}${p.coordinateur ? ' (coordination)' : ''}`)
  return noms.length > 0 ? noms.join(', ') : null
}

/** R-MSU-15: a zone is shown with the act that defines it. */
export const zoneDatee = ({ zone, zoneActeLe }: Readonly<{ zone: Zone; zoneActeLe: Date }>): string =>
  `${LIBELLE_ZONE[zone]}, selon l’arrêté du ${jourLong(zoneActeLe)}`
