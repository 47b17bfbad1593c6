'use server'
import { definePublicAction } from '@/lib/core/requete/action'
import { declinerCapacite, repondreCapacite } from '@/lib/stages/campagne/capacite/commands'
import { declinerSchema, repondreSchema } from '@/lib/stages/campagne/capacite/schema'

export const repondre = definePublicAction(repondreSchema, repondreCapacite)
export const decliner = definePublicAction(declinerSchema, declinerCapacite)
