'use server'

import { z } from 'zod'
import { definePublicAction } from '@/lib/core/requete/action'
import { montrerMedecins } from '@/lib/soutien/demande/commands'
import { donnerDefi } from '@/lib/soutien/preuve/commands'

export const demanderDefi = definePublicAction(z.object({}), donnerDefi)
export const lireMedecins = definePublicAction(z.object({}), montrerMedecins)
