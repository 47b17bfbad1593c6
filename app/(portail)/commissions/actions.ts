'use server'
import { defineAction } from '@/lib/core/requete/action'
import { inscrireFlechages } from '@/lib/flechage/avis/commands'
import { inscriptionSchema } from '@/lib/flechage/avis/schema'
import { creerCommission, nommerMembre, terminerSiege } from '@/lib/referentiel/commission/membre/commands'
import { finSiegeSchema, nouveauSiegeSchema, nouvelleCommissionSchema } from '@/lib/referentiel/commission/membre/schema'
import { preparerSeance } from '@/lib/referentiel/commission/seance/commands'
import { nouvelleSeanceSchema } from '@/lib/referentiel/commission/seance/schema'

export const creer = defineAction(nouvelleCommissionSchema, creerCommission)
export const nommer = defineAction(nouveauSiegeSchema, nommerMembre)
export const terminer = defineAction(finSiegeSchema, terminerSiege)
export const preparer = defineAction(nouvelleSeanceSchema, preparerSeance)
export const inscrire = defineAction(inscriptionSchema, inscrireFlechages)
