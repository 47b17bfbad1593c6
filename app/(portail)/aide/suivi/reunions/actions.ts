'use server'

import { z } from 'zod'
import { defineAction } from '@/lib/core/requete/action'
import { controlerRegistre } from '@/lib/soutien/registre/commands'
import { clore, deplacer, planifier, tenir } from '@/lib/soutien/reunion/commands'
import { cloreSchema, deplacerSchema, planifierSchema, tenirSchema } from '@/lib/soutien/reunion/schema'

export const planifierReunion = defineAction(planifierSchema, planifier)
export const deplacerReunion = defineAction(deplacerSchema, deplacer)
export const tenirReunion = defineAction(tenirSchema, tenir)
export const cloreReunion = defineAction(cloreSchema, clore)
export const controler = defineAction(z.object({}), controlerRegistre)
