'use server'

import { definePublicAction } from '@/lib/core/requete/action'
import { transmettre } from '@/lib/soutien/tiers/commands'
import { tiersSchema } from '@/lib/soutien/tiers/schema'

export const envoyer = definePublicAction(tiersSchema, transmettre)
