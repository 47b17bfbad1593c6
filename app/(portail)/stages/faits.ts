import { sentencesOf } from '@/components/feedback/Fait'
import { LIBELLE_EVENEMENT } from '@/lib/referentiel/stage/terrain/schema'

/** The sentence of each act on a terrain. */
export const FAITS = sentencesOf(LIBELLE_EVENEMENT)
