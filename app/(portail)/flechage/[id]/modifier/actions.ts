'use server'
import { defineAction } from '@/lib/core/requete/action'
import { demanderAccord, relancerAccord } from '@/lib/flechage/accord/commands'
import { joindreScan, retirerScan } from '@/lib/flechage/accord/scan/commands'
import { demandeSchema, relanceSchema, scanSchema } from '@/lib/flechage/accord/schema'
import { enregistrerBrouillon } from '@/lib/flechage/depot/brouillon/commands'
import { brouillonSchema } from '@/lib/flechage/depot/brouillon/schema'
import { joindreLettre, retirerLettre } from '@/lib/flechage/depot/piece/commands'
import { lettreSchema, retraitPieceSchema } from '@/lib/flechage/depot/piece/schema'

export const enregistrer = defineAction(brouillonSchema, enregistrerBrouillon)
export const demander = defineAction(demandeSchema, demanderAccord)
export const relancer = defineAction(relanceSchema, relancerAccord)
export const joindre = defineAction(lettreSchema, joindreLettre)
export const oterLettre = defineAction(retraitPieceSchema, retirerLettre)
export const joindrePapier = defineAction(scanSchema, joindreScan)
export const oterScan = defineAction(relanceSchema, retirerScan)
