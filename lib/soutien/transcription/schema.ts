import { z } from 'zod'
import { caseCochee } from '@/lib/core/requete/champs'
import { clePourSchema, cleScelleeSchema, enJson, jetonSchema, publiqueSchema, scelleSchema } from '../schema'

/** How the request reached the doctor who types it. */
export const CANAUX_MEDECIN = {
  TELEPHONE: 'Au téléphone',
  COURRIEL: 'Par courriel',
  TIERS: 'Par un tiers, avec l’accord de la personne',
} as const

/** The fields of a person's request. The receipt is there only if the person wants one dictated. */
export const consignerSchema = z
  .object({
    canal: z.enum(Object.keys(CANAUX_MEDECIN) as [keyof typeof CANAUX_MEDECIN]),
    urgent: caseCochee(),
    jeton: jetonSchema.optional(),
    scelleRecu: cleScelleeSchema.optional(),
    clePublique: publiqueSchema,
    cles: enJson(z.array(clePourSchema).min(1).max(40)),
    enveloppe: scelleSchema,
    recit: scelleSchema,
  })
  .refine((s) => (s.jeton === undefined) === (s.scelleRecu === undefined))
export type Consignation = z.output<typeof consignerSchema>
