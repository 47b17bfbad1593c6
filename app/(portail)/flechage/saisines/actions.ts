'use server'
import { defineAction } from '@/lib/core/requete/action'
import { saisirEnLot } from '@/lib/flechage/saisine/commands'
import { lotSchema } from '@/lib/flechage/saisine/schema'

export const saisirLot = defineAction(lotSchema, saisirEnLot)
