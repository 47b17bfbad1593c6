import { z } from 'zod'
import type { GenreCle, StatutMembre } from '@/generated/soutien/enums'
import { cleScelleeSchema, publiqueSchema } from '../schema'

/** The content of a member's vault: their private key, and the former ones, which open what was sealed before a change of key. */
export type Trousseau = Readonly<{ privee: string; anciennes?: readonly string[] }>

/** A device that opens a member's vault without the phrase (passkey). */
export type Appareil = Readonly<{ id: string; nom: string; identite: string; coffre: string; jour: string }>

/** What a member's browser needs to open their vault. It is encrypted, so it is useless to others. */
export type Serrures = Readonly<{
  statut: StatutMembre
  publique: string
  coffre: string
  coffreSecours: string
  appareils: readonly Appareil[]
  version: number
}>

export type MaCle = Readonly<{ casId: string; genre: GenreCle; scelle: string }>

const version = z.coerce.number().int().min(0)

/**
 * A secret that the server sealed to the member's present key, opened by their browser: it proves that they hold the key, which a
 * session does not.
 */
export type Possession = Readonly<{ possession: string }>
const possession = z.string().max(200)

export const cleCreeeSchema = z.object({ clePublique: publiqueSchema, coffre: cleScelleeSchema, coffreSecours: cleScelleeSchema })
export type CleCreee = z.output<typeof cleCreeeSchema>

export const cleConfirmeeSchema = z.object({
  possession,
  membreId: z.uuid(),
  clePublique: publiqueSchema,
  comparee: z.literal('on', { error: 'Comparez d’abord les six mots de vive voix, puis cochez.' }),
})
export type CleConfirmee = z.output<typeof cleConfirmeeSchema>

export const phraseChangeeSchema = z.object({ possession, coffre: cleScelleeSchema, version })
export type PhraseChangee = z.output<typeof phraseChangeeSchema>

export const ficheChangeeSchema = z.object({ possession, coffreSecours: cleScelleeSchema, version })
export type FicheChangee = z.output<typeof ficheChangeeSchema>

export const mesClesSchema = z.object({})

/** The longest JSON of all keys of a member, in characters: room for several thousand keys. */
const CLES_MAX = 11_000_000

export const cleTourneeSchema = cleCreeeSchema.extend({
  possession,
  version,
  cles: z
    .string()
    .max(CLES_MAX, { error: 'Vous avez trop de demandes à trier pour changer de clé. Écartez d’abord les fausses.' })
    .transform((texte, ctx): unknown => {
      try {
        return JSON.parse(texte)
      } catch {
        ctx.addIssue({ code: 'custom', message: 'Cette réponse n’a pas pu être lue. Rechargez la page et recommencez.' })
        return z.NEVER
      }
    })
    .pipe(z.array(z.object({ casId: z.uuid(), genre: z.enum(['ECHANGE', 'DOSSIER']), scelle: cleScelleeSchema }))),
})
export type CleTournee = z.output<typeof cleTourneeSchema>

export const APPAREILS_MAX = 6

export const appareilAjouteSchema = z.object({
  possession,
  nom: z
    .string()
    .trim()
    .min(1, { error: 'Donnez un nom à cet appareil : « ordinateur du cabinet ».' })
    .max(60, { error: '60 caractères au plus.' }),
  identite: z
    .string()
    .max(2_000)
    .regex(/^AGE-PLUGIN-FIDO2PRF-1[02-9AC-HJ-NP-Z]+$/),
  coffre: cleScelleeSchema,
})
export type AppareilAjoute = z.output<typeof appareilAjouteSchema>
export const appareilRetireSchema = z.object({ id: z.uuid() })

/**
 * `possession`: the coordination proves that it holds its key when it records the departure of another member. A member who leaves
 * needs no proof, so a lost phrase does not hold them back.
 */
export const departSchema = z.object({ membreId: z.uuid(), possession: possession.default('') })
export type Depart = z.output<typeof departSchema>

export const PRESENTATION_MAX = 400
export const presentationSchema = z.object({
  presentation: z
    .string()
    .trim()
    .max(PRESENTATION_MAX, { error: `${PRESENTATION_MAX} caractères au plus.` })
    .default(''),
  // When no file was chosen, a browser sends one of zero bytes.
  photo: z
    .instanceof(File)
    .transform((photo) => (photo.size > 0 ? photo : undefined))
    .optional(),
  sansPhoto: z.literal('on').optional(),
})
export type Presentation = z.output<typeof presentationSchema>
