'use server'
import { defineAction } from '@/lib/core/requete/action'
import { completerFlechage, deposerFlechage } from '@/lib/flechage/depot/commands'
import { depotSchema } from '@/lib/flechage/depot/schema'

export const deposer = defineAction(depotSchema, deposerFlechage)
export const completer = defineAction(depotSchema, completerFlechage)
