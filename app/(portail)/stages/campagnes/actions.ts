'use server'
import { defineAction } from '@/lib/core/action'
import { noterCapacite, rappelerCapacite } from '@/lib/referentiel/stage/campagne/capacite/commands'
import { demandeSchema, noterSchema } from '@/lib/referentiel/stage/campagne/capacite/schema'
import { franchirEtape, ouvrirCampagne, repousserTerme, solliciterTerrains } from '@/lib/referentiel/stage/campagne/commands'
import { corrigerListe, publierListe } from '@/lib/referentiel/stage/campagne/liste/commands'
import { corrigerSchema, publierSchema } from '@/lib/referentiel/stage/campagne/liste/schema'
import { modifierOffre, reporterReponses } from '@/lib/referentiel/stage/campagne/offre/commands'
import { offreTerrainSchema } from '@/lib/referentiel/stage/campagne/offre/schema'
import { cibleSchema, etapeSchema, nouvelleCampagneSchema, termeSchema } from '@/lib/referentiel/stage/campagne/schema'

export const ouvrir = defineAction(nouvelleCampagneSchema, ouvrirCampagne)
export const solliciter = defineAction(cibleSchema, solliciterTerrains)
export const repousser = defineAction(termeSchema, repousserTerme)
export const franchir = defineAction(etapeSchema, franchirEtape)
export const noter = defineAction(noterSchema, noterCapacite)
export const rappeler = defineAction(demandeSchema, rappelerCapacite)
export const reporter = defineAction(cibleSchema, reporterReponses)
export const modifier = defineAction(offreTerrainSchema, modifierOffre)
export const publier = defineAction(publierSchema, publierListe)
export const corriger = defineAction(corrigerSchema, corrigerListe)
