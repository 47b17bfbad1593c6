import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { jourDe } from '@/lib/core/temps/horloge'
import { ajouterJoursOuvres } from '@/lib/core/temps/jours-ouvres'
import type { Dossier } from '../policy'

type Attendu = Pick<Dossier, 'campagne' | 'parametres'>

/** The first day on which an interview may be held when the interne is told today: the parameter's number of working days later (§5.1). */
export const premierJourEntretien = ({ parametres }: Pick<Dossier, 'parametres'>, aujourdhui: Date): Date =>
  ajouterJoursOuvres(aujourdhui, parametres['flechage.entretien_jours_ouvres'])

/** The interne is told early enough, and the interview is before the choice. */
export function refusConvocation(dossier: Attendu, prevuLe: Date, aujourdhui: Date): Refus | undefined {
  const jour = jourDe(prevuLe)
  const premier = premierJourEntretien(dossier, aujourdhui)
  if (jour < premier)
    return refus(
      'R-FLE-5.1',
      `L’interne doit être prévenu·e au moins ${dossier.parametres['flechage.entretien_jours_ouvres']} jours ouvrés avant : choisissez le ${jourLong(premier)} ou plus tard.`,
    )
  if (jour >= dossier.campagne.choixLe)
    return refus('R-FLE-5.1', `Les postes se choisissent le ${jourLong(dossier.campagne.choixLe)} : l’entretien doit se tenir avant.`)
}

/** An interview is recorded after it was held, on a possible day. */
export function refusTenue(entretien: NonNullable<Dossier['entretien']>, tenuLe: Date, aujourdhui: Date): Refus | undefined {
  if (tenuLe > aujourdhui) return refus('R-FLE-5.1', 'L’entretien ne peut pas être enregistré avant de s’être tenu.')
  if (tenuLe < jourDe(entretien.convoqueLe))
    return refus(
      'R-FLE-5.1',
      `L’interne a été convoqué·e le ${dateHeure(entretien.convoqueLe)} : l’entretien ne peut pas s’être tenu avant.`,
    )
}
