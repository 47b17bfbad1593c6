'use server'

import { defineAction } from '@/lib/core/requete/action'
import { publier } from '@/lib/soutien/bilan/commands'
import { publierSchema } from '@/lib/soutien/bilan/schema'

export const publierBilan = defineAction(publierSchema, publier)
