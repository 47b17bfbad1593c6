'use server'

import { defineAction } from '@/lib/core/requete/action'
import { annulerPourElle, confirmerPourElle, montrerProposables, proposerRdv } from '@/lib/soutien/creneau/proposition/commands'
import { choisirIdSchema, proposerSchema, rendezVousSchema } from '@/lib/soutien/creneau/schema'

export const lireProposables = defineAction(choisirIdSchema, montrerProposables)
export const proposer = defineAction(proposerSchema, proposerRdv)
export const confirmer = defineAction(rendezVousSchema, confirmerPourElle)
export const annuler = defineAction(rendezVousSchema, annulerPourElle)
