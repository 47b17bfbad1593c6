import { z } from 'zod'
import { cleScelleeSchema, enJson, publiqueSchema, scelleSchema } from '../schema'

/** A key of the case, sealed in the browser to a member, with the public key that it was sealed with. */
const clePoseeSchema = z.object({
  membreId: z.uuid(),
  genre: z.enum(['ECHANGE', 'DOSSIER']),
  /** TRI: a danger may be written down before two doctors are named. */
  usage: z.enum(['BINOME', 'SECOURS', 'TRI']),
  clePublique: publiqueSchema,
  scelle: cleScelleeSchema,
})
export type ClePosee = z.output<typeof clePoseeSchema>

const version = z.coerce.number().int()

export const attribuerSchema = z.object({
  id: z.uuid(),
  version,
  clePubliqueDossier: publiqueSchema,
  cles: enJson(z.array(clePoseeSchema).min(4).max(80)),
  fiche: scelleSchema,
  repere: scelleSchema.optional(),
})

export const preparerSchema = z.object({
  id: z.uuid(),
  clePubliqueDossier: publiqueSchema,
  cles: enJson(z.array(clePoseeSchema).min(1).max(40)),
})

export const relayerSchema = z.object({
  id: z.uuid(),
  version,
  /** The doctor who leaves. Empty when a second doctor was missing. */
  sortantId: z.uuid().or(z.literal('')).default(''),
  entrantId: z.uuid({ error: 'Choisissez le médecin qui prend le relais.' }),
  clePublique: publiqueSchema,
  echange: cleScelleeSchema,
  dossier: cleScelleeSchema,
})
