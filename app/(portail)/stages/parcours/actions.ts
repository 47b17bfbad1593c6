'use server'
import { defineAction } from '@/lib/core/requete/action'
import { contester } from '@/lib/referentiel/interne/contestation/commands'
import { contestationSchema } from '@/lib/referentiel/interne/contestation/schema'

export const contesterAnciennete = defineAction(contestationSchema, contester)
