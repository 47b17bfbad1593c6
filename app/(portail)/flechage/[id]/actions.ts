'use server'
import { defineAction } from '@/lib/core/requete/action'
import { retirerFlechage } from '@/lib/flechage/depot/commands'
import { retraitSchema } from '@/lib/flechage/depot/schema'

export const retirer = defineAction(retraitSchema, retirerFlechage)
