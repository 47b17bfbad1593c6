'use server'
import { defineAction } from '@/lib/core/requete/action'
import { decider } from '@/lib/flechage/decision/commands'
import { decisionSchema } from '@/lib/flechage/decision/schema'

export const enregistrerDecision = defineAction(decisionSchema, decider)
