import { z } from 'zod'
import type { GenreCle, StatutMembre } from '@/generated/soutien/enums'
import { cleScelleeSchema, publiqueSchema } from '../schema'

/**
 * What the vault of a member encloses: their private key, and the earlier ones, for what was sealed to them before a change
 * and is still on its way.
 */
export type Trousseau = Readonly<{ privee: string; anciennes?: readonly string[] }>

/** A device that opens a member's vault by itself (passkey). */
export type Appareil = Readonly<{ id: string; nom: string; identite: string; coffre: string; jour: string }>

/** What a member's browser needs to open their vault: encrypted, it is of use to nobody else. */
export type Serrures = Readonly<{
  statut: StatutMembre
  publique: string
  coffre: string
  coffreSecours: string
  appareils: readonly Appareil[]
  version: number
}>

/** A key of a case, sealed to the member who asks. */
export type MaCle = Readonly<{ casId: string; genre: GenreCle; scelle: string }>

const version = z.coerce.number().int().min(0)

/** What the server sealed to the member's present key, opened: a session alone proves nothing of it. */
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

/** JSON of all of a member's keys, in characters: several thousands of them. */
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

/** `possession`: of the coordination, for somebody else's departure; nobody is kept from leaving by a lost phrase. */
export const departSchema = z.object({ membreId: z.uuid(), possession: possession.default('') })
export type Depart = z.output<typeof departSchema>

export const PRESENTATION_MAX = 400
export const presentationSchema = z.object({
  presentation: z
    .string()
    .trim()
    .max(PRESENTATION_MAX, { error: `${PRESENTATION_MAX} caractères au plus.` })
    .default(''),
  // A browser sends a file without bytes where none was chosen.
  photo: z
    .instanceof(File)
    .transform((photo) => (photo.size > 0 ? photo : undefined))
    .optional(),
  sansPhoto: z.literal('on').optional(),
})
export type Presentation = z.output<typeof presentationSchema>
