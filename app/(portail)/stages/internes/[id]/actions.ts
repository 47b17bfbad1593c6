'use server'
import { defineAction } from '@/lib/core/action'
import { repondreContestation } from '@/lib/referentiel/interne/contestation/commands'
import { reponseContestationSchema } from '@/lib/referentiel/interne/contestation/schema'

export const repondre = defineAction(reponseContestationSchema, repondreContestation)
