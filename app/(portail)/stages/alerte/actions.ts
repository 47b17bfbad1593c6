'use server'
import { defineAction } from '@/lib/core/action'
import { alerter } from '@/lib/referentiel/stage/alerte/commands'
import { alerteSchema } from '@/lib/referentiel/stage/alerte/schema'

export const signaler = defineAction(alerteSchema, alerter)
