'use server'

import { defineAction } from '@/lib/core/requete/action'
import { ajouterDisponibilite, retirerDisponibilite } from '@/lib/soutien/creneau/disponibilite/commands'
import { ouvrirCreneau, seRetirer } from '@/lib/soutien/creneau/ouverture/commands'
import { choisirIdSchema, disponibiliteSchema, ouvrirSchema, retraitSchema } from '@/lib/soutien/creneau/schema'

export const ajouter = defineAction(disponibiliteSchema, ajouterDisponibilite)
export const retirer = defineAction(choisirIdSchema, retirerDisponibilite)
export const ouvrir = defineAction(ouvrirSchema, ouvrirCreneau)
export const seDesister = defineAction(retraitSchema, seRetirer)
