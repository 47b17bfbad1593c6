'use server'
import { defineAction } from '@/lib/core/requete/action'
import { traiterAlerte } from '@/lib/stages/alerte/commands'
import { suiteAlerteSchema } from '@/lib/stages/alerte/schema'

export const traiter = defineAction(suiteAlerteSchema, traiterAlerte)
