'use server'
import { definePublicAction } from '@/lib/core/action'
import { declinerCapacite, repondreCapacite } from '@/lib/referentiel/stage/campagne/capacite/commands'
import { declinerSchema, repondreSchema } from '@/lib/referentiel/stage/campagne/capacite/schema'

export const repondre = definePublicAction(repondreSchema, repondreCapacite)
export const decliner = definePublicAction(declinerSchema, declinerCapacite)
