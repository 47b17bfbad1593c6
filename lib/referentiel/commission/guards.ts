import { dateHeure } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { jourDe } from '@/lib/core/temps/horloge'
import { refusDeliberer, siegeants } from './composition'
import { membresDuJour, nomDe, quorumDe, siegesDe, vivant, type Examen, type Seance } from './policy'

/** Members are called for a future date, with an agenda and a member of each college. */
export function convocable(seance: Seance, maintenant: Date): Refus | undefined {
  if (seance.prevueLe <= maintenant)
    return refus('SEANCE-DATE', `La date prévue, ${dateHeure(seance.prevueLe)}, est passée : choisissez-en une autre avant de convoquer.`)
  if (!seance.examens.some(vivant))
    return refus('SEANCE-VIDE', 'L’ordre du jour est vide : inscrivez au moins un dossier avant de convoquer.')
  const colleges = new Set(membresDuJour(seance).map((m) => m.college))
  if (!colleges.has('DMG'))
    return refus('SEANCE-VIDE', 'Aucun enseignant du DUMG n’a de siège ce jour-là : complétez la composition de la commission.')
  if (!colleges.has('INTERNES'))
    return refus('R-FLE-12', 'Aucun représentant des internes n’a de siège ce jour-là : aucun avis ne pourrait être rendu.')
}

/** Opening ends the blind scoring, so it waits for the announced day. */
export function jourVenu({ prevueLe }: Seance, maintenant: Date): Refus | undefined {
  if (jourDe(maintenant) < jourDe(prevueLe))
    return refus(
      'SEANCE-JOUR',
      `La séance est convoquée pour le ${dateHeure(prevueLe)} : elle ne s’ouvre pas avant ce jour. Si la date a changé, modifiez-la d’abord ; les membres en seront prévenus.`,
    )
}

/** A session closes when every item has an avis or is postponed. */
export function toutExamine({ examens }: Seance): Refus | undefined {
  const restants = examens.filter(vivant)
  if (restants.length > 0)
    return refus(
      'SEANCE-POINTS',
      `${restants.length === 1 ? 'Il reste un point' : `Il reste ${restants.length} points`} sans avis ni ajournement : ${restants.map((e) => `point ${e.ordre}`).join(', ')}.`,
    )
}

/** R-FLE-10, R-FLE-12. */
export const deliberable = (examen: Examen): Refus | undefined => refusDeliberer(quorumDe(examen))

/** The members sitting for this item who have not voted yet. */
export function votesAttendus(examen: Examen): string[] {
  const ont = new Set(examen.votes.map((v) => v.membreId))
  return siegeants(siegesDe(examen))
    .filter((m) => !ont.has(m.id))
    .map(nomDe)
}

/** R-FLE-13: every member who sits has voted or abstained. */
export function avisPret(examen: Examen): Refus | undefined {
  const empeche = deliberable(examen)
  if (empeche) return empeche
  const manquent = votesAttendus(examen)
  if (manquent.length > 0)
    return refus(
      'R-FLE-13',
      `Il manque ${manquent.length === 1 ? 'un vote' : `${manquent.length} votes`} : ${manquent.join(', ')}. Chaque membre présent vote ou s’abstient ; si quelqu’un a quitté la séance, notez son absence.`,
    )
}
