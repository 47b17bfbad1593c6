'use server'
import { defineAction } from '@/lib/core/requete/action'
import { alerter } from '@/lib/stages/alerte/commands'
import { alerteSchema } from '@/lib/stages/alerte/schema'

export const signaler = defineAction(alerteSchema, alerter)
