'use server'
import { defineAction } from '@/lib/core/action'
import { saisirEnLot } from '@/lib/flechage/saisine/commands'
import { lotSchema } from '@/lib/flechage/saisine/schema'

export const saisirLot = defineAction(lotSchema, saisirEnLot)
