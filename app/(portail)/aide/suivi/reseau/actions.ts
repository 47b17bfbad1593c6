'use server'

import { defineAction } from '@/lib/core/requete/action'
import { ajouterRessource, modifierRessource, retirerRessource, verifierRessource } from '@/lib/soutien/reseau/commands'
import { ajouterSchema, choisirSchema, modifierSchema } from '@/lib/soutien/reseau/schema'

export const ajouter = defineAction(ajouterSchema, ajouterRessource)
export const modifier = defineAction(modifierSchema, modifierRessource)
export const verifier = defineAction(choisirSchema, verifierRessource)
export const retirer = defineAction(choisirSchema, retirerRessource)
