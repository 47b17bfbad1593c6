'use server'
import { defineAction } from '@/lib/core/requete/action'
import { controlerRecu } from '@/lib/stages/voeux/controle/commands'
import { controleSchema } from '@/lib/stages/voeux/controle/schema'

export const controler = defineAction(controleSchema, controlerRecu)
