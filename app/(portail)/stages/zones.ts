import type { AreaTone } from '@/components/display/AreaMap'
import type { Zone } from '@/generated/prisma/enums'
import { LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'

/** How the maps of the stages colour a zone. */
export const TONS: Record<Zone, AreaTone> = { ZIP: 'strong', ZAC: 'medium', HORS_ZONE: 'light' }

export const LEGENDE: { tone: AreaTone; label: string }[] = [
  { tone: 'strong', label: LIBELLE_ZONE.ZIP },
  { tone: 'medium', label: LIBELLE_ZONE.ZAC },
  { tone: 'light', label: LIBELLE_ZONE.HORS_ZONE },
]
