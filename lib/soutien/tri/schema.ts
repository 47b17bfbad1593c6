import { z } from 'zod'
import { caseCochee, listeDe } from '@/lib/core/requete/champs'
import { enJson, scelleSchema } from '../schema'

/** Beyond so many requests that nobody follows, some may be false; below, each is opened as it should be, envelope first. */
export const FOULE = 10
/** How many are read or destroyed by one post. */
export const LOT = 200
/** How many are written to by one post: each word is encrypted apart. */
export const LOT_MOTS = 25
export const MOT_MAX = 400

export const lotSchema = z.object({
  ids: listeDe(z.uuid(), LOT).refine((ids) => ids.length > 0, { error: 'Cochez au moins une demande.' }),
})
export const aTrierSchema = z.object({ urgent: caseCochee() })
export const motsSchema = z.object({
  mots: enJson(
    z
      .array(z.object({ id: z.uuid(), contenu: scelleSchema }))
      .min(1)
      .max(LOT_MOTS),
  ),
})
export type Mots = z.output<typeof motsSchema>['mots']

/**
 * One of a crowd, still encrypted. `cle`: opens `contenus` once opened with the reader's own; null where these are sealed to
 * the reader. `clePublique`: what a word for the person is encrypted with.
 */
export type DebutScelle = Readonly<{
  id: string
  jour: string
  cle: string | null
  contenus: readonly string[]
  clePublique: string | null
}>

/** A whole crowd, by number. `revenues`: those whose person came back and wrote again. */
export type Foule = Readonly<{ ids: readonly string[]; revenues: readonly string[] }>

/** One of a crowd, read in a doctor's browser. `apart`: holds nothing that could resemble another. */
export type DebutLu = Omit<DebutScelle, 'cle' | 'contenus'> & Readonly<{ texte: string; apart: boolean; revenue: boolean }>
