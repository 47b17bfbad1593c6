'use server'
import { defineAction } from '@/lib/core/requete/action'
import { repondreContestation } from '@/lib/referentiel/interne/contestation/commands'
import { reponseContestationSchema } from '@/lib/referentiel/interne/contestation/schema'
import { enregistrerDerogation, retirerDerogation } from '@/lib/referentiel/interne/derogation/commands'
import { derogationSchema, retraitSchema } from '@/lib/referentiel/interne/derogation/schema'

export const repondre = defineAction(reponseContestationSchema, repondreContestation)
export const deroger = defineAction(derogationSchema, enregistrerDerogation)
export const retirer = defineAction(retraitSchema, retirerDerogation)
