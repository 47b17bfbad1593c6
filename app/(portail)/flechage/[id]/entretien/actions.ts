'use server'
import { defineAction } from '@/lib/core/requete/action'
import { convoquer, enregistrerEntretien, reporterEntretien } from '@/lib/flechage/entretien/commands'
import { convocationSchema, tenueSchema } from '@/lib/flechage/entretien/schema'

export const fixer = defineAction(convocationSchema, convoquer)
export const reporter = defineAction(convocationSchema, reporterEntretien)
export const enregistrer = defineAction(tenueSchema, enregistrerEntretien)
