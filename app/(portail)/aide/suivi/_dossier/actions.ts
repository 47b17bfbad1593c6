'use server'

import { defineAction } from '@/lib/core/requete/action'
import * as attribution from '@/lib/soutien/attribution/commands'
import { attribuerSchema, preparerSchema, relayerSchema } from '@/lib/soutien/attribution/schema'
import * as danger from '@/lib/soutien/danger/commands'
import * as entretien from '@/lib/soutien/entretien/commands'
import * as recusation from '@/lib/soutien/recusation/commands'
import * as suivi from '@/lib/soutien/suivi/commands'
import {
  casSchema,
  cloreSchema,
  contenuSchema,
  etatSchema,
  ficherSchema,
  orienterSchema,
  recuserSchema,
  secoursSchema,
  signerSchema,
  suivreSchema,
  vuSchema,
} from '@/lib/soutien/suivi/schema'
import * as tri from '@/lib/soutien/tri/commands'
import { aTrierSchema, lotSchema, motsSchema } from '@/lib/soutien/tri/schema'

export const voir = defineAction(casSchema, suivi.voir)
export const lire = defineAction(casSchema, suivi.lire)
export const repondre = defineAction(contenuSchema, suivi.repondre)
export const ficher = defineAction(ficherSchema, suivi.ficher)
export const noter = defineAction(contenuSchema, suivi.noter)
export const guider = defineAction(contenuSchema, suivi.guider)
export const suivre = defineAction(suivreSchema, suivi.suivre)
export const clore = defineAction(cloreSchema, suivi.clore)
export const recuser = defineAction(recuserSchema, recusation.recuser)
export const ecarter = defineAction(casSchema, tri.ecarter)
export const numeroter = defineAction(aTrierSchema, tri.numeroter)
export const debuter = defineAction(lotSchema, tri.debuter)
export const ecarterEnNombre = defineAction(lotSchema, tri.ecarterEnNombre)
export const ecrireEnNombre = defineAction(motsSchema, tri.ecrireEnNombre)
export const attribuer = defineAction(attribuerSchema, attribution.attribuer)
export const preparer = defineAction(preparerSchema, attribution.preparer)
export const relayer = defineAction(relayerSchema, attribution.relayer)
export const ouvrirSecours = defineAction(secoursSchema, attribution.ouvrirSecours)
export const prendreActe = defineAction(vuSchema, attribution.prendreActe)
export const tenirRdv = defineAction(etatSchema, entretien.tenirRdv)
export const constaterAbsence = defineAction(etatSchema, entretien.constaterAbsence)
export const orienter = defineAction(orienterSchema, entretien.orienter)
export const alerter = defineAction(casSchema, danger.alerter)
export const conduire = defineAction(contenuSchema, danger.conduire)
export const signer = defineAction(signerSchema, danger.signer)
export const apaiser = defineAction(casSchema, danger.apaiser)
