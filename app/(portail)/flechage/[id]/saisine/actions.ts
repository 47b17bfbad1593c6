'use server'
import { defineAction } from '@/lib/core/requete/action'
import { statuerSaisine } from '@/lib/flechage/saisine/commands'
import { saisineSchema } from '@/lib/flechage/saisine/schema'

export const statuer = defineAction(saisineSchema, statuerSaisine)
