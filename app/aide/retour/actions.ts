'use server'

import { definePublicAction } from '@/lib/core/requete/action'
import { attester as delivrerAttestation } from '@/lib/soutien/attestation/commands'
import { devoiler, effacerDemande, ouvrirRetour, prevoirRetour, repondre, retirerDemande } from '@/lib/soutien/demande/commands'
import { ecarterMedecin } from '@/lib/soutien/recusation/commands'
import { devoilerSchema, ecarterSchema, jetonSeulSchema, prevoirSchema, reponseSchema, retourSchema } from '@/lib/soutien/demande/schema'

export const ouvrirParMots = definePublicAction(retourSchema, ouvrirRetour)
export const envoyerMessage = definePublicAction(reponseSchema, repondre)
export const seNommer = definePublicAction(devoilerSchema, devoiler)
export const ecarter = definePublicAction(ecarterSchema, ecarterMedecin)
export const noterRetour = definePublicAction(prevoirSchema, prevoirRetour)
export const retirer = definePublicAction(jetonSeulSchema, retirerDemande)
export const effacer = definePublicAction(jetonSeulSchema, effacerDemande)
export const attester = definePublicAction(jetonSeulSchema, delivrerAttestation)
