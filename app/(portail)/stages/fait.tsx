import { Notice } from '@/components/feedback/Notice'
import { LIBELLE_EVENEMENT } from '@/lib/referentiel/stage/terrain/schema'

/** The sentence of an act that was just made on a terrain, from its name in the address. */
export function Fait({ fait }: { fait: string | undefined }) {
  const phrase = fait !== undefined && Object.hasOwn(LIBELLE_EVENEMENT, fait) ? LIBELLE_EVENEMENT[fait] : undefined
  return phrase ? <Notice tone="good">{phrase}.</Notice> : null
}
