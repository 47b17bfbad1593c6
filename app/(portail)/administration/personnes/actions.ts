'use server'
import { defineAction } from '@/lib/core/requete/action'
import { nommer, terminerNomination } from '@/lib/referentiel/identite/nomination/commands'
import { finNominationSchema, nominationSchema } from '@/lib/referentiel/identite/nomination/schema'
import {
  corrigerPersonne,
  creerPersonne,
  desactiverPersonne,
  fermerSessions,
  reactiverPersonne,
} from '@/lib/referentiel/identite/personne/commands'
import {
  correctionPersonneSchema,
  desactivationSchema,
  fermetureSessionsSchema,
  nouvellePersonneSchema,
  reactivationSchema,
} from '@/lib/referentiel/identite/personne/schema'

export const ouvrirCompte = defineAction(nouvellePersonneSchema, creerPersonne)
export const corrigerCompte = defineAction(correctionPersonneSchema, corrigerPersonne)
export const desactiverCompte = defineAction(desactivationSchema, desactiverPersonne)
export const reactiverCompte = defineAction(reactivationSchema, reactiverPersonne)
export const fermerLesSessions = defineAction(fermetureSessionsSchema, fermerSessions)
export const donnerRole = defineAction(nominationSchema, nommer)
export const terminerRole = defineAction(finNominationSchema, terminerNomination)
