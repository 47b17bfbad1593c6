'use server'
import { defineAction } from '@/lib/core/requete/action'
import { creerBrouillon } from '@/lib/flechage/depot/brouillon/commands'
import { nouvelleSchema } from '@/lib/flechage/depot/brouillon/schema'

export const commencer = defineAction(nouvelleSchema, creerBrouillon)
