import { z } from 'zod'
import type { Canal, GenreCle, GenrePiece, ModeCreneau, StatutCas, UsageCle } from '@/generated/soutien/enums'
import type { Etat } from '@/lib/core/workflow/workflow'
import type { Passage } from '../registre/schema'
import { scelleSchema } from '../schema'

const version = z.coerce.number().int()

export const casSchema = z.object({ id: z.uuid() })
/** `adieu`: a word for the person, when no other doctor can read their case. */
export const recuserSchema = z.object({ id: z.uuid(), adieu: scelleSchema.optional() })
export const contenuSchema = z.object({ id: z.uuid(), contenu: scelleSchema })
export const ficherSchema = contenuSchema.extend({ repere: scelleSchema.optional() })
export const signerSchema = z.object({ id: z.uuid(), pieceId: z.uuid(), contenu: scelleSchema })
export const suivreSchema = z.object({ id: z.uuid(), version, jour: z.iso.date({ error: 'Choisissez un jour.' }) })
/** `fiche`: the doctors' own file, with the reason. Absent while the case has no such file. */
export const cloreSchema = z.object({ id: z.uuid(), version, fiche: scelleSchema.optional() })
export const etatSchema = z.object({ id: z.uuid(), version })
export const orienterSchema = z.object({ id: z.uuid(), version, orientation: scelleSchema, message: scelleSchema.optional() })
export const vuSchema = z.object({ id: z.uuid() })

export const MOTIFS_SECOURS = {
  absence: 'Les deux médecins sont absents',
  danger: 'Danger pour la personne',
  demande: 'La personne le demande',
  relais: 'Un médecin ne peut plus suivre',
} as const
export const secoursSchema = z.object({
  id: z.uuid(),
  motif: z.enum(Object.keys(MOTIFS_SECOURS) as [keyof typeof MOTIFS_SECOURS], { error: 'Dites pourquoi vous ouvrez ce dossier.' }),
})

export type PieceScellee = Readonly<{
  id: string
  genre: GenrePiece
  auteur: string | null
  auteurId: string | null
  jour: string
  contenu: string
}>

/** A doctor, as shown to a member who gives a case or hands it over. */
export type Candidat = Readonly<{
  id: string
  nom: string
  clePublique: string
  coordination: boolean
  /** How they hold a key of this case; null if they hold none. */
  usage: UsageCle | null
  recuse: boolean
  /** They gave an availability for the coming month. */
  disponible: boolean
  /** The number of cases they follow, among those that the reader of this list can see. */
  charge: number
}>

/** What a member who holds a key of a case learns of it before reading. */
export type Couverture = Readonly<{
  id: string
  version: number
  statut: StatutCas
  etat: Etat
  urgent: boolean
  canal: Canal
  recuLe: string
  usage: UsageCle
  /** No other member can read this case. */
  dernier: boolean
  clePublique: string
  scelles: readonly Readonly<{ genre: GenreCle; scelle: string }>[]
}>

/** The answer of « voir »: the envelopes alone. */
export type EnveloppeLue = Couverture & Readonly<{ pieces: readonly PieceScellee[] }>

/** `commence`: the appointment has begun. */
export type CreneauLu = Readonly<{
  id: string
  quand: string
  commence: boolean
  mode: ModeCreneau
  lieu: string
  medecins: readonly string[]
}>

/** A whole case, still encrypted. */
export type DossierLu = Couverture &
  Readonly<{
    moi: string
    clePubliqueDossier: string | null
    reponduLe: string | null
    retourPrevuLe: string | null
    contactPrevuLe: string | null
    closLe: string | null
    effacementLe: string | null
    absences: number
    medecins: readonly Candidat[]
    pieces: readonly PieceScellee[]
    /** The appointment that is proposed or confirmed. */
    creneau: CreneauLu | null
    /** The journal of the case, for the two who follow. Empty for another reader. */
    passages: readonly Passage[]
  }>
