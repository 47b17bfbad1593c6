'use server'
import { defineAction } from '@/lib/core/requete/action'
import { rappelerEnNombre } from '@/lib/stages/campagne/nombre/commands'
import { rappelsSchema } from '@/lib/stages/campagne/nombre/schema'

export const rappeler = defineAction(rappelsSchema, rappelerEnNombre)
