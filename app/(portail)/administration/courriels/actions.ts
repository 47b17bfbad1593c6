'use server'
import { defineAction } from '@/lib/core/action'
import { renvoyerCourriel } from '@/lib/referentiel/exploitation/commands'
import { relanceSchema } from '@/lib/referentiel/exploitation/schema'

export const relancer = defineAction(relanceSchema, renvoyerCourriel)
