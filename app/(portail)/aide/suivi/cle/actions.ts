'use server'

import { defineAction } from '@/lib/core/requete/action'
import * as cle from '@/lib/soutien/cle/commands'
import * as cleQueries from '@/lib/soutien/cle/queries'
import * as forme from '@/lib/soutien/cle/schema'

export const creerCle = defineAction(forme.cleCreeeSchema, cle.creerCle)
export const confirmerCle = defineAction(forme.cleConfirmeeSchema, cle.confirmerCle)
export const changerPhrase = defineAction(forme.phraseChangeeSchema, cle.changerPhrase)
export const changerFiche = defineAction(forme.ficheChangeeSchema, cle.changerFiche)
export const demanderPossession = defineAction(forme.mesClesSchema, cleQueries.demanderPossession)
export const demanderMesCles = defineAction(forme.mesClesSchema, cle.lireMesCles)
export const tournerCle = defineAction(forme.cleTourneeSchema, cle.tournerCle)
export const ajouterAppareil = defineAction(forme.appareilAjouteSchema, cle.ajouterAppareil)
export const retirerAppareil = defineAction(forme.appareilRetireSchema, cle.retirerAppareil)
export const marquerDepart = defineAction(forme.departSchema, cle.marquerDepart)
export const sePresenter = defineAction(forme.presentationSchema, cle.sePresenter)
