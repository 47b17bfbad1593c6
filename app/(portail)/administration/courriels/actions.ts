'use server'
import { defineAction } from '@/lib/core/requete/action'
import { renvoyerCourriel } from '@/lib/exploitation/courriel/commands'
import { relanceSchema } from '@/lib/exploitation/courriel/schema'

export const relancer = defineAction(relanceSchema, renvoyerCourriel)
