'use server'

import { defineAction } from '@/lib/core/action'
import { accepterSuivi, ecarterSignalement, lireSignalement, proposerSuivi, refuserSuivi } from '@/lib/soutien/tiers/commands'
import { signalementLuSchema, signalementSchema } from '@/lib/soutien/tiers/schema'

export const ouvrirEnvoi = defineAction(signalementSchema, lireSignalement)
export const proposer = defineAction(signalementLuSchema, proposerSuivi)
export const accepter = defineAction(signalementLuSchema, accepterSuivi)
export const refuser = defineAction(signalementLuSchema, refuserSuivi)
export const ecarter = defineAction(signalementLuSchema, ecarterSignalement)
