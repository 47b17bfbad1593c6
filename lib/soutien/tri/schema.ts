import { z } from 'zod'
import { caseCochee, listeDe } from '@/lib/core/requete/champs'
import { enJson, scelleSchema } from '../schema'

/**
 * With more unfollowed requests than this, some may be false and are sorted together. With fewer, each is opened properly, envelope
 * first.
 */
export const FOULE = 10
/** How many requests one post reads or destroys. */
export const LOT = 200
/** How many people one post writes to: each message is encrypted separately. */
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
 * One request of a crowd, still encrypted. `cle` opens `contenus`, once the reader's own key has opened it; null if `contenus` are
 * sealed to the reader. `clePublique` encrypts a message to the person.
 */
export type DebutScelle = Readonly<{
  id: string
  jour: string
  cle: string | null
  contenus: readonly string[]
  clePublique: string | null
}>

/** The ids of a whole crowd. `revenues`: the requests whose person came back and wrote again. */
export type Foule = Readonly<{ ids: readonly string[]; revenues: readonly string[] }>

/** One request of a crowd, decrypted in a doctor's browser. `apart`: it holds nothing to compare. */
export type DebutLu = Omit<DebutScelle, 'cle' | 'contenus'> & Readonly<{ texte: string; apart: boolean; revenue: boolean }>
