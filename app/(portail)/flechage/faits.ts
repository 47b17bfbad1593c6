import { sentencesOf, sentencesOfTable } from '@/components/feedback/Fait'
import { LIBELLE_EVENEMENT } from '@/lib/flechage/schema'
import { workflow } from '@/lib/flechage/workflow'

/** The sentence of each act on a request. */
export const FAITS = {
  ...sentencesOf(LIBELLE_EVENEMENT),
  creer: 'Demande commencée : tout ce que vous écrivez est enregistré au fur et à mesure.',
  demanderAccord: 'Demande d’accord envoyée.',
  relancerAccord: 'Rappel envoyé.',
  changerTerrain: 'Terrain changé.',
  ...sentencesOfTable(workflow),
}
