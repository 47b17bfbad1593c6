import { z } from 'zod'
import type { StatutReunion } from '@/generated/soutien/enums'
import { listeDe } from '@/lib/core/requete/champs'
import type { Motif, Niveau } from '../schema'

/** The decisions a meeting may take: they concern the cell, never a person. */
export const ACTIONS = {
  CRENEAUX: 'Revoir les créneaux',
  PERMANENCE: 'Revoir les absences et les relais',
  RESEAU: 'Vérifier ou compléter le réseau',
  GUIDE: 'Revoir le guide d’entretien',
  FORMATION: 'Se former ensemble',
  SUPERVISION: 'Demander une supervision extérieure',
  FAIRE_CONNAITRE: 'Mieux faire connaître la cellule',
} as const
export type ActionReunion = keyof typeof ACTIONS

const jour = z.iso.date({ error: 'Choisissez un jour.' })
const choisie = z.object({ id: z.uuid(), version: z.coerce.number().int().min(0) })

export const planifierSchema = z.object({ jour })
export const deplacerSchema = choisie.extend({ jour })
export const tenirSchema = choisie.extend({
  presents: listeDe(z.uuid()),
  actions: listeDe(z.enum(Object.keys(ACTIONS) as [ActionReunion, ...ActionReunion[]], { error: 'Choisissez dans la liste.' })),
})
export const cloreSchema = choisie
export type Planifier = z.output<typeof planifierSchema>
export type Deplacer = z.output<typeof deplacerSchema>
export type Tenir = z.output<typeof tenirSchema>
export type Clore = z.output<typeof cloreSchema>

/** A meeting as all members see it, whatever cases each may read. */
export type ReunionLue = Readonly<{
  id: string
  version: number
  statut: StatutReunion
  etat: string
  mois: string
  prevueLe: string
  prevueIso: string
  /** Its day has come, so it may be marked as held. */
  echue: boolean
  presents: readonly string[]
  actions: readonly string[]
}>

/** A follow-up as the browser of a member receives it: encrypted, without a date, an id or a name. */
export type CasScelle = Readonly<{ cle: string; fiche: string; etape: string }>

/** The same, decrypted: all that a meeting sees of it (R-SOU-25). */
export type CasRevu = Readonly<{ pseudonyme: string; niveau: Niveau; motifs: readonly Motif[]; etape: string }>
