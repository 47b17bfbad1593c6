'use server'
import { defineAction } from '@/lib/core/action'
import { lancerTache } from '@/lib/referentiel/exploitation/commands'
import { executionSchema } from '@/lib/referentiel/exploitation/schema'

export const lancer = defineAction(executionSchema, lancerTache)
