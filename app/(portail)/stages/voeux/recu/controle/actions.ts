'use server'
import { defineAction } from '@/lib/core/action'
import { controlerRecu } from '@/lib/referentiel/stage/voeux/controle/commands'
import { controleSchema } from '@/lib/referentiel/stage/voeux/controle/schema'

export const controler = defineAction(controleSchema, controlerRecu)
