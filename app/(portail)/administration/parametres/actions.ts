'use server'
import { defineAction } from '@/lib/core/requete/action'
import { ajouterValeur, verifierValeur } from '@/lib/referentiel/parametre/valeur/commands'
import { nouvelleValeurSchema, verificationSchema } from '@/lib/referentiel/parametre/valeur/schema'

export const changerValeur = defineAction(nouvelleValeurSchema, ajouterValeur)
export const confirmerValeur = defineAction(verificationSchema, verifierValeur)
