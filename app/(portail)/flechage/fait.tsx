import { Notice } from '@/components/feedback/Notice'
import { LIBELLE_EVENEMENT } from '@/lib/flechage/schema'
import { workflow } from '@/lib/flechage/workflow'

const PHRASES: Record<string, string> = {
  ...LIBELLE_EVENEMENT,
  creer: 'Demande commencée : tout ce que vous écrivez est enregistré au fur et à mesure',
  demanderAccord: 'Demande d’accord envoyée',
  relancerAccord: 'Rappel envoyé',
  changerTerrain: 'Terrain changé',
}

/** The sentence of an act that was just made, from its name in the address; nothing for a name that is not one. */
export function Fait({ fait }: { fait: string | undefined }) {
  if (fait === undefined) return null
  const transition = Object.entries(workflow.transitions).find(([action]) => action === fait)?.[1]
  const phrase = transition?.done ?? (Object.hasOwn(PHRASES, fait) ? PHRASES[fait] : undefined)
  return phrase ? <Notice tone="good">{phrase}.</Notice> : null
}
