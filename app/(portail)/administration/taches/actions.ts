'use server'
import { defineAction } from '@/lib/core/requete/action'
import { lancerTache } from '@/lib/exploitation/tache/commands'
import { executionSchema } from '@/lib/exploitation/tache/schema'

export const lancer = defineAction(executionSchema, lancerTache)
