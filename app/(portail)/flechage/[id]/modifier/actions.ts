'use server'
import { defineAction } from '@/lib/core/action'
import { demanderAccord, relancerAccord } from '@/lib/flechage/accord/commands'
import { retirerScan } from '@/lib/flechage/accord/scan/commands'
import { demandeSchema, relanceSchema } from '@/lib/flechage/accord/schema'
import { enregistrerBrouillon } from '@/lib/flechage/depot/brouillon/commands'
import { brouillonSchema } from '@/lib/flechage/depot/brouillon/schema'
import { retirerLettre } from '@/lib/flechage/depot/piece/commands'
import { retraitPieceSchema } from '@/lib/flechage/depot/piece/schema'

export const enregistrer = defineAction(brouillonSchema, enregistrerBrouillon)
export const demander = defineAction(demandeSchema, demanderAccord)
export const relancer = defineAction(relanceSchema, relancerAccord)
export const oterLettre = defineAction(retraitPieceSchema, retirerLettre)
export const oterScan = defineAction(relanceSchema, retirerScan)
