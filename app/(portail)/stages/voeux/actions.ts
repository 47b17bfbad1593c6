'use server'
import { defineAction } from '@/lib/core/action'
import { ajouterVoeu, changerVoeux, deposerVoeux } from '@/lib/referentiel/stage/voeux/commands'
import { ajoutSchema, depotSchema, listeSchema } from '@/lib/referentiel/stage/voeux/schema'

export const ajouterAuxVoeux = defineAction(ajoutSchema, (acteur, saisie) => ajouterVoeu(acteur, saisie))
export const changerMesVoeux = defineAction(listeSchema, changerVoeux)
export const deposerMesVoeux = defineAction(depotSchema, deposerVoeux)
