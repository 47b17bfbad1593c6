'use server'
import { defineAction } from '@/lib/core/requete/action'
import { appelerSuivant, choisir, choisirPour, deroulerBloc, noterAbsence } from '@/lib/stages/choix/appel/commands'
import { apparierChoix, classerDemandeurs } from '@/lib/stages/choix/appariement/commands'
import { changerDates, ouvrirChoix, preparerChoix, terminerChoix } from '@/lib/stages/choix/commands'
import { figerListe, figerVoeux, tirer } from '@/lib/stages/choix/figement/commands'
import { publierChoix } from '@/lib/stages/choix/publication/commands'
import {
  absenceSchema,
  blocSchema,
  choixPourSchema,
  cibleSchema,
  classementSchema,
  datesSchema,
  monChoixSchema,
  nouveauChoixSchema,
  situationSchema,
  tirageSchema,
} from '@/lib/stages/choix/schema'
import { noterSituation } from '@/lib/stages/choix/situation/commands'

export const preparer = defineAction(nouveauChoixSchema, preparerChoix)
export const changerLesDates = defineAction(datesSchema, changerDates)
export const situer = defineAction(situationSchema, noterSituation)
export const figer = defineAction(cibleSchema, figerVoeux)
export const lister = defineAction(cibleSchema, figerListe)
export const inscrireTirage = defineAction(tirageSchema, tirer)
export const ouvrir = defineAction(cibleSchema, ouvrirChoix)
export const derouler = defineAction(blocSchema, deroulerBloc)
export const appeler = defineAction(cibleSchema, appelerSuivant)
export const choisirMonPoste = defineAction(monChoixSchema, choisir)
export const choisirParProcuration = defineAction(choixPourSchema, choisirPour)
export const noterAbsent = defineAction(absenceSchema, noterAbsence)
export const classer = defineAction(classementSchema, classerDemandeurs)
export const apparier = defineAction(cibleSchema, apparierChoix)
export const terminer = defineAction(cibleSchema, terminerChoix)
export const publier = defineAction(cibleSchema, publierChoix)
