'use server'

import { definePublicAction } from '@/lib/core/requete/action'
import { deposerDemande } from '@/lib/soutien/demande/commands'
import { demandeSchema } from '@/lib/soutien/demande/schema'

export const deposer = definePublicAction(demandeSchema, deposerDemande)
