'use server'

import { defineAction } from '@/lib/core/requete/action'
import { consigner as consignerDemande } from '@/lib/soutien/transcription/commands'
import { consignerSchema } from '@/lib/soutien/transcription/schema'

export const consigner = defineAction(consignerSchema, consignerDemande)
