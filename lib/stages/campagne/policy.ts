import type { Prisma } from '@/generated/prisma/client'
import { aRole, estSysteme, type Acteur } from '@/lib/core/auth/acteur'

export const campagneSelect = {
  id: true,
  semestreCode: true,
  statut: true,
  statutDepuis: true,
  reponsesAvant: true,
  reponsesClosesLe: true,
  version: true,
  semestre: { select: { code: true, libelle: true, debut: true, fin: true } },
} satisfies Prisma.CampagnePostesSelect

/** Asked, without an answer, and not closed without it. */
export const attendue = { reponduLe: null, gardeeLe: null } satisfies Prisma.DemandeCapaciteWhereInput

/**
 * A campaign of posts with the counts that its rules read: answers still awaited, places offered, versions published, and
 * the choices that the portal runs for its semester.
 */
export type CampagnePostes = Prisma.CampagnePostesGetPayload<{ select: typeof campagneSelect }> &
  Readonly<{
    enAttente: number
    places: number
    listes: number
    jour: Date
    /** `figes`: choices whose wishes are frozen, or later; `publies`: those whose result is published. */
    choix: Readonly<{ prepares: number; figes: number; publies: number }>
  }>

/** Prepares the campaign, drafts the offer and publishes the lists. */
export const peutGererPostes = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** Every signed-in person reads a campaign once its list is published; the secretariat, from its opening. */
export const visible = (acteur: Acteur): Prisma.CampagnePostesWhereInput =>
  estSysteme(acteur) || peutGererPostes(acteur) ? {} : { listes: { some: {} } }
