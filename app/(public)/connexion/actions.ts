'use server'
import { defineAction, definePublicAction } from '@/lib/core/requete/action'
import { demanderLien, fermerMaSession, ouvrirParLien, ouvrirPersona } from '@/lib/referentiel/identite/connexion/commands'
import { deconnexionSchema, demandeLienSchema, ouvertureLienSchema, personaSchema } from '@/lib/referentiel/identite/connexion/schema'

export const demanderUnLien = definePublicAction(demandeLienSchema, demanderLien)
export const entrerParLien = definePublicAction(ouvertureLienSchema, ouvrirParLien)
export const entrerCommePersona = definePublicAction(personaSchema, ouvrirPersona)
export const seDeconnecter = defineAction(deconnexionSchema, fermerMaSession)
