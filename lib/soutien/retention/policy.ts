import { tz } from '@date-fns/tz'
import type { StatutCas } from '@/generated/soutien/enums'
import { addDays, addMonths } from 'date-fns'
import type { ParametresSoutien } from '../parametres'

/** Days are UTC midnights: counted there, no change of hour moves them. */
const utc = { in: tz('UTC') }
const plusJours = (jour: Date, n: number): Date => new Date(addDays(jour, n, utc))
const plusMois = (jour: Date, n: number): Date => new Date(addMonths(jour, n, utc))

/**
 * R-SOU-19: the day the content of a case is destroyed if nothing new is written or done: so long after its end, a shorter
 * time when the person withdrew, and never more than two years after the last contact.
 */
export function effacementPrevu(statut: StatutCas, parametres: ParametresSoutien, jour: Date): Date {
  if (statut === 'RETIREE') return plusJours(jour, parametres['soutien.retrait_jours'])
  return plusMois(jour, statut === 'CLOS' ? parametres['soutien.conservation_mois'] : parametres['soutien.silence_mois'])
}

/** First day on which both sides are warned. */
export const annonceLe = (effacementLe: Date, parametres: ParametresSoutien): Date =>
  plusJours(effacementLe, -parametres['soutien.preavis_jours'])

/** The destruction is near enough to be announced on `jour`. */
export const effacementProche = (effacementLe: Date | null, parametres: ParametresSoutien, jour: Date): boolean =>
  effacementLe !== null && annonceLe(effacementLe, parametres) <= jour

/** The last day of destruction that is announced on `jour`: nothing is destroyed before it, unless it was announced already. */
export const annonceJusquau = (parametres: ParametresSoutien, jour: Date): Date => plusJours(jour, parametres['soutien.preavis_jours'])

/** What is older than this, and tied to no case any more, is of no use. */
export const oubliAvant = (parametres: ParametresSoutien, jour: Date): Date => plusMois(jour, -parametres['soutien.silence_mois'])
