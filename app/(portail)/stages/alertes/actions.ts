'use server'
import { defineAction } from '@/lib/core/action'
import { traiterAlerte } from '@/lib/referentiel/stage/alerte/commands'
import { suiteAlerteSchema } from '@/lib/referentiel/stage/alerte/schema'

export const traiter = defineAction(suiteAlerteSchema, traiterAlerte)
