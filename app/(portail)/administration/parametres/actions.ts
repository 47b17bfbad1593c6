'use server'
import { CATALOGUE } from '@/app/parametres'
import { defineAction } from '@/lib/core/requete/action'
import { ajouterValeur, verifierValeur } from '@/lib/referentiel/parametre/valeur/commands'
import { nouvelleValeurSchema, verificationSchema } from '@/lib/referentiel/parametre/valeur/schema'

export const changerValeur = defineAction(nouvelleValeurSchema(CATALOGUE), ajouterValeur(CATALOGUE))
export const confirmerValeur = defineAction(verificationSchema, verifierValeur)
