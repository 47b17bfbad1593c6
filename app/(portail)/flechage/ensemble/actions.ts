'use server'
import { defineAction } from '@/lib/core/requete/action'
import { agirEnNombre } from '@/lib/flechage/nombre/commands'
import { nombreSchema } from '@/lib/flechage/nombre/schema'

export const agir = defineAction(nombreSchema, agirEnNombre)
