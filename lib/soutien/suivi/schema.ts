import { z } from 'zod'
import type { Canal, GenreCle, GenrePiece, ModeCreneau, StatutCas, UsageCle } from '@/generated/soutien/enums'
import { listeDe } from '@/lib/core/champs'
import type { Etat } from '@/lib/core/workflow'
import { scelleSchema } from '../schema'

const version = z.coerce.number().int()

export const casSchema = z.object({ id: z.uuid() })
/** `adieu`: what to tell the person when nobody else can read them any more. */
export const recuserSchema = z.object({ id: z.uuid(), adieu: scelleSchema.optional() })
export const contenuSchema = z.object({ id: z.uuid(), contenu: scelleSchema })
export const signerSchema = z.object({ id: z.uuid(), pieceId: z.uuid(), contenu: scelleSchema })
export const suivreSchema = z.object({ id: z.uuid(), version, jour: z.iso.date({ error: 'Choisissez un jour.' }) })
/** `fiche`: the doctors' own file with the reason; absent while there is no such file. */
export const cloreSchema = z.object({ id: z.uuid(), version, fiche: scelleSchema.optional() })
export const etatSchema = z.object({ id: z.uuid(), version })
export const orienterSchema = z.object({ id: z.uuid(), version, orientation: scelleSchema, message: scelleSchema.optional() })
/** Several at once, as many as a screen of the sorting page holds. */
export const LOT = 200
export const ecarterSchema = z.object({
  ids: listeDe(z.uuid(), LOT).refine((ids) => ids.length > 0, { error: 'Cochez au moins une demande.' }),
})
export const debutsSchema = z.object({ ids: listeDe(z.uuid(), LOT) })
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

export type CreneauLu = Readonly<{ id: string; quand: string; mode: ModeCreneau; lieu: string; medecins: readonly string[] }>

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
  }>

/** Beyond so many requests that nobody follows, some may be false; below, each is opened as it should be, envelope first. */
export const FOULE = 10

export const VUES = ['urgences', 'demandes', 'suivis', 'termines', 'secours'] as const
export type Vue = (typeof VUES)[number]

/** One line of the board. Its file is read in the browser of whoever holds its key. */
export type LigneTableau = Readonly<{
  id: string
  statut: StatutCas
  etat: string
  canal: Canal
  recuLe: string
  depuis: string
  /** R-SOU-3. */
  enRetard: boolean
  /** The last word is the person's. */
  nouveau: boolean
  retourPrevuLe: string | null
  contact: string | null
  contactDepasse: boolean
  effacement: string | null
  /** One doctor follows alone: a second is missing. */
  seul: boolean
  fiche: Readonly<{ contenu: string; cle: string }> | null
}>

export type Rubrique = Readonly<{ lignes: readonly LigneTableau[]; total: number }>
export type Ouverture = Readonly<{ id: string; par: string; motif: string; jour: string }>
