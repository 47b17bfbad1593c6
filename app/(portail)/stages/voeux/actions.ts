'use server'
import { defineAction } from '@/lib/core/requete/action'
import { ajouterVoeu, changerVoeux, deposerVoeux } from '@/lib/stages/voeux/commands'
import { ajoutSchema, depotSchema, listeSchema } from '@/lib/stages/voeux/schema'

export const ajouterAuxVoeux = defineAction(ajoutSchema, (acteur, saisie) => ajouterVoeu(acteur, saisie))
export const changerMesVoeux = defineAction(listeSchema, changerVoeux)
export const deposerMesVoeux = defineAction(depotSchema, deposerVoeux)
