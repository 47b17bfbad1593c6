import { z } from 'zod'
import type { ModeCreneau } from '@/generated/soutien/enums'
import { caseCochee, listeDe } from '@/lib/core/requete/champs'
import { jetonSchema } from '../schema'

const HEURE = /^\d{2}:\d{2}$/
const version = z.coerce.number().int().min(0)

export const SEMAINES_MAX = 12

/** Times as people of Paris read them on their clocks. */
export const disponibiliteSchema = z
  .object({
    jour: z.iso.date({ error: 'Choisissez un jour.' }),
    de: z.string({ error: 'À partir de quelle heure ?' }).regex(HEURE, { error: 'À partir de quelle heure ? Par exemple 14:00.' }),
    a: z.string({ error: 'Jusqu’à quelle heure ?' }).regex(HEURE, { error: 'Jusqu’à quelle heure ? Par exemple 17:00.' }),
    semaines: z.coerce
      .number({ error: 'Combien de semaines de suite ?' })
      .int()
      .min(1, { error: 'Une semaine au moins.' })
      .max(SEMAINES_MAX, { error: `${SEMAINES_MAX} semaines au plus.` })
      .default(1),
  })
  .refine(({ de, a }) => de < a, { path: ['a'], error: 'L’heure de fin vient après l’heure de début.' })
export type DisponibiliteSaisie = z.output<typeof disponibiliteSchema>

export const MODES: Record<ModeCreneau, string> = { LIEU: 'Sur place', VISIO: 'En visio' }

export const ouvrirSchema = z
  .object({
    debut: z.string({ error: 'Choisissez une heure.' }).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'Choisissez une heure.' }),
    mode: z.enum(['LIEU', 'VISIO'], { error: 'Sur place, ou en visio ?' }),
    lieu: z.string().trim().max(300, { error: '300 caractères au plus.' }).default(''),
    medecins: listeDe(z.uuid(), 12),
    exceptionnel: caseCochee(),
  })
  .superRefine(({ mode, lieu, medecins }, ctx) => {
    if (mode === 'LIEU' && lieu.length < 3) ctx.addIssue({ code: 'custom', path: ['lieu'], message: 'Où recevez-vous ?' })
    if (mode === 'VISIO' && !/^https:\/\/\S+$/.test(lieu))
      ctx.addIssue({ code: 'custom', path: ['lieu'], message: 'Donnez l’adresse de la visio : elle commence par https://.' })
    if (medecins.length !== 0 && medecins.length !== 2)
      ctx.addIssue({ code: 'custom', path: ['medecins'], message: 'Cochez deux médecins, ou aucun.' })
  })
export type CreneauSaisi = z.output<typeof ouvrirSchema>

export const choisirIdSchema = z.object({ id: z.uuid() })
export const retraitSchema = z.object({ id: z.uuid(), version, remplacantId: z.union([z.literal(''), z.uuid()]).default('') })
export type Retrait = z.output<typeof retraitSchema>

export const proposerSchema = z.object({ id: z.uuid(), version, creneauId: z.uuid({ error: 'Choisissez un créneau.' }) })
export const rendezVousSchema = z.object({ id: z.uuid(), version })
export const choixSchema = z.object({ jeton: jetonSchema, creneauId: z.uuid({ error: 'Choisissez un créneau.' }) })

/** A slot that may be taken: « mardi 3 novembre 2026 à 14 h 00 »; the address of a video call is for whoever has the appointment. */
export type CreneauLibre = Readonly<{
  id: string
  quand: string
  mode: ModeCreneau
  lieu: string | null
  medecins: readonly Readonly<{ id: string; nom: string }>[]
}>

/**
 * Why nothing can be chosen: the month's slots are gone and nobody follows yet (R-SOU-2), the two who follow have no free hour,
 * or there is a danger, for which no slot is soon enough.
 */
export type SansCreneau = 'MOIS' | 'MEDECINS' | 'DANGER'

/** What the person's page shows of their appointment. */
export type RendezVous = Readonly<{
  actuel: Readonly<{
    etat: 'PROPOSE' | 'CONFIRME'
    quand: string
    mode: ModeCreneau
    lieu: string
    medecins: readonly string[]
    /** « vendredi 6 novembre 2026 à 9 h 00 »: until when a proposal is held. */
    tenuJusqua: string | null
    /** Text of a calendar file that says « Rendez-vous » and no more. */
    agenda: string
  }> | null
  /** When the appointment was that a doctor had to cancel. */
  annule: string | null
  libres: readonly CreneauLibre[]
  /** Null when one can be chosen, and when none is to be. */
  sans: SansCreneau | null
  /** Whether they may choose one now. */
  choisissable: boolean
  /** Appointments that were missed. */
  absences: number
  /** « 3 jours ouvrés »: within which the cell answers (R-SOU-3). */
  delai: string
}>

/** One of a doctor's own slots. */
export type MonCreneau = Readonly<{
  id: string
  version: number
  quand: string
  mode: ModeCreneau
  lieu: string
  avec: string
  etat: string
  /** The case it belongs to. */
  casId: string | null
  commence: boolean
  /** Who could take the doctor's place, in their turn; a slot that is somebody's is handed over with the case. */
  remplacants: readonly Readonly<{ id: string; nom: string }>[]
}>
