'use server'
import { defineAction } from '@/lib/core/requete/action'
import { noterCapacite, rappelerCapacite } from '@/lib/stages/campagne/capacite/commands'
import { demandeSchema, noterSchema } from '@/lib/stages/campagne/capacite/schema'
import { cloreReponses } from '@/lib/stages/campagne/cloture/commands'
import { franchirEtape, ouvrirCampagne, repousserTerme, solliciterTerrains } from '@/lib/stages/campagne/commands'
import { corrigerListe, publierListe } from '@/lib/stages/campagne/liste/commands'
import { corrigerSchema, publierSchema } from '@/lib/stages/campagne/liste/schema'
import { modifierOffre, reporterReponses } from '@/lib/stages/campagne/offre/commands'
import { couplerPoste } from '@/lib/stages/campagne/offre/couplage/commands'
import { couplageSchema } from '@/lib/stages/campagne/offre/couplage/schema'
import { offreTerrainSchema } from '@/lib/stages/campagne/offre/schema'
import { cibleSchema, clotureSchema, etapeSchema, nouvelleCampagneSchema, termeSchema } from '@/lib/stages/campagne/schema'

export const ouvrir = defineAction(nouvelleCampagneSchema, ouvrirCampagne)
export const solliciter = defineAction(cibleSchema, solliciterTerrains)
export const repousser = defineAction(termeSchema, repousserTerme)
export const clore = defineAction(clotureSchema, cloreReponses)
export const franchir = defineAction(etapeSchema, franchirEtape)
export const noter = defineAction(noterSchema, noterCapacite)
export const rappeler = defineAction(demandeSchema, rappelerCapacite)
export const reporter = defineAction(cibleSchema, reporterReponses)
export const modifier = defineAction(offreTerrainSchema, modifierOffre)
export const coupler = defineAction(couplageSchema, couplerPoste)
export const publier = defineAction(publierSchema, publierListe)
export const corriger = defineAction(corrigerSchema, corrigerListe)
