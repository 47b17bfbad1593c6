'use server'
import { defineAction } from '@/lib/core/requete/action'
import { abandonnerImport, appliquerImport, reglerEcart, simulerImport } from '@/lib/exploitation/import/commands'
import { depotSchema, reglementSchema, suiteSchema } from '@/lib/exploitation/import/schema'

export const lireFichier = defineAction(depotSchema, simulerImport)
export const appliquer = defineAction(suiteSchema, appliquerImport)
export const abandonner = defineAction(suiteSchema, abandonnerImport)
export const regler = defineAction(reglementSchema, reglerEcart)
