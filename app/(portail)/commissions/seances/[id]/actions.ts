'use server'
import { defineAction } from '@/lib/core/requete/action'
import {
  ajournerExamen,
  declarerDeport,
  declarerSansLien,
  ouvrirVote,
  rendreAvis,
  voter,
} from '@/lib/referentiel/commission/examen/commands'
import { noter } from '@/lib/referentiel/commission/notes/commands'
import {
  ajournementSchema,
  avisSchema,
  cibleSchema,
  deportSchema,
  examenSchema,
  lignesSchema,
  voteSchema,
} from '@/lib/referentiel/commission/schema'
import {
  cloreSeance,
  convoquer,
  enregistrerPresences,
  modifierSeance,
  ordonnerSeance,
  ouvrirSeance,
} from '@/lib/referentiel/commission/seance/commands'
import { modifierSeanceSchema } from '@/lib/referentiel/commission/seance/schema'
import { objets } from '../../objets'

export const changerSeance = defineAction(modifierSeanceSchema, modifierSeance)
export const ordonner = defineAction(lignesSchema, ordonnerSeance)
export const convoquerMembres = defineAction(cibleSchema, convoquer)
export const noterPresences = defineAction(lignesSchema, enregistrerPresences)
export const ouvrir = defineAction(cibleSchema, ouvrirSeance(objets))
export const clore = defineAction(cibleSchema, cloreSeance(objets))

export const declarer = defineAction(examenSchema, declarerSansLien)
export const seDeporter = defineAction(deportSchema, declarerDeport)
export const enregistrerNotes = defineAction(lignesSchema, noter)
export const ouvrirLeVote = defineAction(cibleSchema, ouvrirVote)
export const enregistrerVote = defineAction(voteSchema, voter)
export const enregistrerAvis = defineAction(avisSchema, rendreAvis(objets))
export const ajourner = defineAction(ajournementSchema, ajournerExamen(objets))
