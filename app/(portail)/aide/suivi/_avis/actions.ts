'use server'

import { defineAction } from '@/lib/core/requete/action'
import { prevenirPersonne } from '@/lib/soutien/avis/commands'
import { prevenirSchema } from '@/lib/soutien/avis/schema'

export const prevenir = defineAction(prevenirSchema, prevenirPersonne)
