import { z } from 'zod'
import type { ModeCreneau } from '@/generated/soutien/enums'
import { caseCochee, listeDe } from '@/lib/core/requete/champs'
import { jetonSchema } from '../schema'

const HEURE = /^\d{2}:\d{2}$/
const version = z.coerce.number().int().min(0)

export const SEMAINES_MAX = 12

/** Times of day in Paris. */
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

/** A slot that may be taken: « mardi 3 novembre 2026 à 14 h 00 ». The address of a video call is given once the appointment is made. */
export type CreneauLibre = Readonly<{
  id: string
  quand: string
  mode: ModeCreneau
  lieu: string | null
  medecins: readonly Readonly<{ id: string; nom: string }>[]
}>

/**
 * Why no slot can be chosen: the month's slots are taken and no doctor follows yet (R-SOU-2), the two who follow have no free hour,
 * or there is a danger and a slot would come too late.
 */
export type SansCreneau = 'MOIS' | 'MEDECINS' | 'DANGER'

/** The appointment of a person, as their page shows it. */
export type RendezVous = Readonly<{
  actuel: Readonly<{
    etat: 'PROPOSE' | 'CONFIRME'
    quand: string
    mode: ModeCreneau
    lieu: string
    medecins: readonly string[]
    /** Until when a proposal is held: « vendredi 6 novembre 2026 à 9 h 00 ». */
    tenuJusqua: string | null
    /** The text of a calendar file that says only « Rendez-vous ». */
    agenda: string
  }> | null
  /** The date of the appointment that a doctor cancelled. */
  annule: string | null
  libres: readonly CreneauLibre[]
  /** Null when a slot can be chosen, or when none is needed. */
  sans: SansCreneau | null
  /** Whether the person may choose a slot now. */
  choisissable: boolean
  /** The number of missed appointments. */
  absences: number
  /** The delay of the cell's answer (R-SOU-3): « 3 jours ouvrés ». */
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
  casId: string | null
  commence: boolean
  /**
   * The doctors who could take this one's place, in the order of the rotation. A slot that belongs to a case is handed over with
   * the case.
   */
  remplacants: readonly Readonly<{ id: string; nom: string }>[]
}>
