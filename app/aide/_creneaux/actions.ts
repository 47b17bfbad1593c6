'use server'

import { z } from 'zod'
import { definePublicAction } from '@/lib/core/requete/action'
import { annulerRdv, choisirCreneau, confirmerRdv, montrerLibres } from '@/lib/soutien/creneau/choix/commands'
import { choixSchema } from '@/lib/soutien/creneau/schema'
import { jetonSeulSchema } from '@/lib/soutien/demande/schema'

export const lireLibres = definePublicAction(z.object({}), montrerLibres)
export const choisir = definePublicAction(choixSchema, choisirCreneau)
export const confirmer = definePublicAction(jetonSeulSchema, confirmerRdv)
export const annuler = definePublicAction(jetonSeulSchema, annulerRdv)
