'use server'
import { defineAction } from '@/lib/core/action'
import { noterCapacite, rappelerCapacite } from '@/lib/referentiel/stage/campagne/capacite/commands'
import { demandeSchema, noterSchema } from '@/lib/referentiel/stage/campagne/capacite/schema'
import { cloreReponses } from '@/lib/referentiel/stage/campagne/cloture/commands'
import { franchirEtape, ouvrirCampagne, repousserTerme, solliciterTerrains } from '@/lib/referentiel/stage/campagne/commands'
import { corrigerListe, publierListe } from '@/lib/referentiel/stage/campagne/liste/commands'
import { corrigerSchema, publierSchema } from '@/lib/referentiel/stage/campagne/liste/schema'
import { modifierOffre, reporterReponses } from '@/lib/referentiel/stage/campagne/offre/commands'
import { couplerPoste } from '@/lib/referentiel/stage/campagne/offre/couplage/commands'
import { couplageSchema } from '@/lib/referentiel/stage/campagne/offre/couplage/schema'
import { offreTerrainSchema } from '@/lib/referentiel/stage/campagne/offre/schema'
import { cibleSchema, clotureSchema, etapeSchema, nouvelleCampagneSchema, termeSchema } from '@/lib/referentiel/stage/campagne/schema'

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
