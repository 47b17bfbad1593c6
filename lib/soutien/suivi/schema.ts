import { z } from 'zod'
import type { Canal, GenreCle, GenrePiece, ModeCreneau, StatutCas, UsageCle } from '@/generated/soutien/enums'
import type { Etat } from '@/lib/core/workflow/workflow'
import type { Passage } from '../registre/schema'
import { scelleSchema } from '../schema'

const version = z.coerce.number().int()

export const casSchema = z.object({ id: z.uuid() })
/** `adieu`: what to tell the person when nobody else can read them any more. */
export const recuserSchema = z.object({ id: z.uuid(), adieu: scelleSchema.optional() })
export const contenuSchema = z.object({ id: z.uuid(), contenu: scelleSchema })
/** `repere`: absent when there is none. */
export const ficherSchema = contenuSchema.extend({ repere: scelleSchema.optional() })
export const signerSchema = z.object({ id: z.uuid(), pieceId: z.uuid(), contenu: scelleSchema })
export const suivreSchema = z.object({ id: z.uuid(), version, jour: z.iso.date({ error: 'Choisissez un jour.' }) })
/** `fiche`: the doctors' own file with the reason; absent while there is no such file. */
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

/** A doctor, as somebody who assigns or hands over a case needs to know them. */
export type Candidat = Readonly<{
  id: string
  nom: string
  clePublique: string
  coordination: boolean
  /** Holds a key of this case today. */
  usage: UsageCle | null
  recuse: boolean
  /** Gave a time of theirs for the coming month. */
  disponible: boolean
  /** Cases they follow among those that the reader of this list can see. */
  charge: number
}>

/** What anybody who holds a key of a case is told of it before they read. */
export type Couverture = Readonly<{
  id: string
  version: number
  statut: StatutCas
  etat: Etat
  urgent: boolean
  canal: Canal
  recuLe: string
  usage: UsageCle
  /** Nobody else can read this case. */
  dernier: boolean
  clePublique: string
  scelles: readonly Readonly<{ genre: GenreCle; scelle: string }>[]
}>

/** « voir »: the envelopes alone. */
export type EnveloppeLue = Couverture & Readonly<{ pieces: readonly PieceScellee[] }>

/** `commence`: its hour has come. */
export type CreneauLu = Readonly<{
  id: string
  quand: string
  commence: boolean
  mode: ModeCreneau
  lieu: string
  medecins: readonly string[]
}>

/** Everything of a case, still encrypted. */
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
    /** The appointment held or confirmed. */
    creneau: CreneauLu | null
    /** For the two who follow; empty for whoever does not. */
    passages: readonly Passage[]
  }>
