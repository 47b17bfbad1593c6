'use server'
import { defineAction } from '@/lib/core/requete/action'
import { enregistrerCampagne } from '@/lib/flechage/campagne/commands'
import { campagneSchema } from '@/lib/flechage/campagne/schema'

export const enregistrer = defineAction(campagneSchema, enregistrerCampagne)
