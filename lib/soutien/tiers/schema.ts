import { z } from 'zod'
import type { StatutTiers } from '@/generated/soutien/enums'
import { caseCochee, listeDe } from '@/lib/core/requete/champs'
import { destinataireSchema, enJson, preuveSchema, scelleSchema } from '../schema'

/** Who the third person is. */
export const QUALITES = {
  MSU: 'Son maître ou sa maîtresse de stage',
  TUTEUR: 'Son tuteur ou sa tutrice',
  CO_INTERNE: 'Co-interne',
  FAMILLE: 'De sa famille, ou proche',
  AUTRE: 'Autre : équipe du terrain, enseignant…',
} as const
export type Qualite = keyof typeof QUALITES

/** Whether the interne knows that this is being written. */
export const PAROLES = {
  OUI: 'Oui, et elle sait que j’écris',
  DIT: 'Oui, mais sans dire que j’écrirais',
  NON: 'Pas encore',
} as const
export type Parole = keyof typeof PAROLES

export const INQUIETUDE_MAX = 3_000

const parmi = <T extends string>(choix: Record<T, string>, manque: string) => z.enum(Object.keys(choix) as [T, ...T[]], { error: manque })
const court = (max: number, manque?: string) => {
  const texte = z
    .string()
    .trim()
    .max(max, { error: `${max.toLocaleString('fr-FR')} caractères au plus.` })
  return manque ? texte.min(1, { error: manque }) : texte.default('')
}

/** What a third person types. Only their browser reads it, never the server. */
export const saisieTiersSchema = z.object({
  danger: caseCochee(),
  qualite: parmi<Qualite>(QUALITES, 'Dites qui vous êtes pour cette personne.'),
  personne: court(200, 'Dites de qui il s’agit, et comment la joindre si vous le savez.'),
  inquietude: court(INQUIETUDE_MAX, 'Dites en quelques mots ce que vous avez vu ou entendu.'),
  parole: parmi<Parole>(PAROLES, 'Dites si vous lui en avez parlé.'),
  moi: court(200),
  exclus: listeDe(z.uuid()),
})
export type SaisieTiers = z.output<typeof saisieTiersSchema>

/** The content encrypted for the doctors who were not excluded. */
export type Signalement = Readonly<Omit<SaisieTiers, 'exclus'>>

/** What the browser sends. */
export const tiersSchema = z.object({
  preuve: preuveSchema,
  urgent: caseCochee(),
  destinataires: enJson(z.array(destinataireSchema).min(1).max(40)),
  contenu: scelleSchema,
})
export type TiersChiffre = z.output<typeof tiersSchema>

export const signalementSchema = z.object({ id: z.uuid() })
export const signalementLuSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().min(0) })
export type SignalementChoisi = z.output<typeof signalementLuSchema>

/** A line of a member's list. Its content is sent only when they ask to read it. */
export type SignalementRecu = Readonly<{
  id: string
  statut: StatutTiers
  urgent: boolean
  recuLe: string
  effacementLe: string
  version: number
}>
