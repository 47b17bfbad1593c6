import type { Phase, StatutChoix } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { dateHeure } from '@/lib/core/temps/dates'
import { resteAuChoix, type PosteOffert } from '@/lib/referentiel/stage/offre'
import { MAX_VOEUX, type Liste } from './liste'

/** The time for wishes, according to the choice of the phase. Null: it is not prepared yet, so that no term is set. */
export type Fenetre = Readonly<{ statut: StatutChoix; voeuxJusquA: Date }> | null

/** Wishes change until their term, to the millisecond, and never once frozen (R-RNG-9). */
export function refusFenetre(fenetre: Fenetre, figesLe: Date | null, instant: Date): Refus | undefined {
  if (figesLe) return refus('R-RNG-9', `Vos vœux sont figés depuis le ${dateHeure(figesLe)} : ils ne changent plus.`)
  if (!fenetre) return undefined
  if (instant > fenetre.voeuxJusquA)
    return refus('R-RNG-9', `Les vœux pouvaient changer jusqu’au ${dateHeure(fenetre.voeuxJusquA)}. Ce terme est passé.`)
  if (fenetre.statut !== 'PREPARATION') return refus('R-RNG-9', 'Les vœux de ce choix sont figés : ils ne changent plus.')
}

type Participant = Readonly<{ phase: Phase | null; enFst: boolean; horsChoix: boolean; mobilite: boolean }>

/**
 * Who takes part: an interne who is owed a stage, not placed by article 44, not on leave, not in a transversal training
 * (R-RNG-1, R-FLE-15, R-DES-4).
 */
export function refusParticipation({ phase, enFst, horsChoix, mobilite }: Participant): Refus | undefined {
  if (horsChoix)
    return refus('R-FLE-15', 'Vous avez déjà un poste pour ce semestre au titre de l’article 44 : vous ne participez pas au choix.')
  if (mobilite) return refus('R-RNG-1', 'Vous serez en disponibilité ou hors de la région à ce semestre : vous ne participez pas au choix.')
  if (enFst) return refus('R-DES-4', 'Ce semestre est pris par votre formation spécialisée transversale : vous ne participez pas au choix.')
  if (phase === null) return refus('R-DES-2', 'Votre maquette est complète : aucun stage ne reste à choisir.')
}

/** A post one may wish for: of this semester's offer, of the list published for this choice, with a place (R-CAM-1, R-FLE-9). */
export function refusPoste(
  poste: (PosteOffert & { semestreCode: string; publie: boolean }) | null,
  semestreCode: string,
): Refus | undefined {
  if (!poste || poste.semestreCode !== semestreCode) return refus('R-CAM-1', 'Ce poste ne fait pas partie de l’offre de ce semestre.')
  if (!poste.publie) return refus('R-CAM-1', 'Ce poste ne figure pas sur la liste publiée pour ce choix.')
  if (resteAuChoix(poste) < 1)
    return refus('R-FLE-9', 'Les places de ce poste sont pourvues au titre de l’article 44 : aucune n’est au choix.')
}

/** R-RNG-8: a list that is too short is kept, and cannot be deposited. `nombre`: the wishes that the published list still offers. */
export function refusDepot(
  { phase, listeId }: Readonly<{ phase: Phase | null; listeId: string | null }>,
  nombre: number,
  minimum: number,
): Refus | undefined {
  if (phase !== 'CONSOLIDATION')
    return refus('R-RNG-8', 'Dans cette phase, vos vœux comptent dès qu’ils sont écrits : il n’y a rien à déposer.')
  if (listeId === null)
    return refus('R-CAM-1', 'La liste des postes n’est pas encore publiée. Vos vœux sont gardés : vous les déposerez ensuite.')
  if (nombre >= minimum) return undefined
  const manquants = minimum - nombre
  return refus(
    'R-RNG-8',
    `Votre liste compte ${nombre} vœu${nombre > 1 ? 'x' : ''} ; il en faut au moins ${minimum}. Elle est gardée telle qu’elle est : ajoutez-y ${manquants === 1 ? 'un vœu' : `${manquants} vœux`}, puis déposez-la.`,
  )
}

/** R-RNG-8: a deposited list of the consolidation cannot become too short. */
export function refusRetrait(deposesLe: Date | null, avant: number, minimum: number): Refus | undefined {
  if (deposesLe && avant <= minimum)
    return refus('R-RNG-8', `En consolidation, il faut au moins ${minimum} vœux : ajoutez-en un autre avant de retirer celui-ci.`)
}

/** There is room for one more wish, which is not in the list already. */
export function refusAjout(liste: Liste, posteId: string): Refus | undefined {
  if (liste.includes(posteId)) return refus('VOEUX', `Ce poste est déjà dans vos vœux : c’est le vœu n° ${liste.indexOf(posteId) + 1}.`)
  if (liste.length >= MAX_VOEUX)
    return refus('VOEUX', `Vous avez déjà ${MAX_VOEUX} vœux, le nombre le plus grand. Retirez-en un pour ajouter celui-ci.`)
}
