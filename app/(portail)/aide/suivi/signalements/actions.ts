'use server'

import { z } from 'zod'
import { defineAction } from '@/lib/core/requete/action'
import {
  accepterSuivi,
  debuterSignalements,
  ecarterSignalement,
  ecarterSignalements,
  lireSignalement,
  numeroterSignalements,
  proposerSuivi,
  refuserSuivi,
} from '@/lib/soutien/tiers/commands'
import { signalementLuSchema, signalementSchema } from '@/lib/soutien/tiers/schema'
import { lotSchema } from '@/lib/soutien/tri/schema'

export const ouvrirEnvoi = defineAction(signalementSchema, lireSignalement)
export const proposer = defineAction(signalementLuSchema, proposerSuivi)
export const accepter = defineAction(signalementLuSchema, accepterSuivi)
export const refuser = defineAction(signalementLuSchema, refuserSuivi)
export const ecarter = defineAction(signalementLuSchema, ecarterSignalement)
export const numeroter = defineAction(z.object({}), numeroterSignalements)
export const debuter = defineAction(lotSchema, debuterSignalements)
export const ecarterEnNombre = defineAction(lotSchema, ecarterSignalements)
