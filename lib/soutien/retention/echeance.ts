import { tz } from '@date-fns/tz'
import type { StatutCas } from '@/generated/soutien/enums'
import { addDays, addMonths } from 'date-fns'
import type { ParametresSoutien } from '../parametres'

/** Days are UTC midnights, and are counted in UTC so that a change of hour does not move them. */
const utc = { in: tz('UTC') }
const plusJours = (jour: Date, n: number): Date => new Date(addDays(jour, n, utc))
const plusMois = (jour: Date, n: number): Date => new Date(addMonths(jour, n, utc))

/**
 * R-SOU-19: the day a case's content is destroyed, unless it receives something new: a delay after its end, a shorter one if the
 * person withdrew it, and at most two years after the last contact.
 */
export function effacementPrevu(statut: StatutCas, parametres: ParametresSoutien, jour: Date): Date {
  if (statut === 'RETIREE') return plusJours(jour, parametres['soutien.retrait_jours'])
  return plusMois(jour, statut === 'CLOS' ? parametres['soutien.conservation_mois'] : parametres['soutien.silence_mois'])
}

/** The first day on which the person and the doctors are warned. */
export const annonceLe = (effacementLe: Date, parametres: ParametresSoutien): Date =>
  plusJours(effacementLe, -parametres['soutien.preavis_jours'])

/** Whether the destruction is announced on `jour`. */
export const effacementProche = (effacementLe: Date | null, parametres: ParametresSoutien, jour: Date): boolean =>
  effacementLe !== null && annonceLe(effacementLe, parametres) <= jour

/** The latest day of destruction that is announced on `jour`. No case is destroyed earlier, unless it was announced before. */
export const annonceJusquau = (parametres: ParametresSoutien, jour: Date): Date => plusJours(jour, parametres['soutien.preavis_jours'])

/** Slots that ended before this day and belong to no case are deleted. */
export const oubliAvant = (parametres: ParametresSoutien, jour: Date): Date => plusMois(jour, -parametres['soutien.silence_mois'])
