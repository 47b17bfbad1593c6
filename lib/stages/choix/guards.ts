import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import type { Choix } from './policy'

/** Wishes freeze at the announced instant, not before. */
export function voeuxClos({ voeuxJusquA }: Choix, maintenant: Date): Refus | undefined {
  if (maintenant <= voeuxJusquA)
    return refus('CHOIX-VOEUX', `Les vœux peuvent être modifiés jusqu’au ${dateHeure(voeuxJusquA)} : ils ne se figent pas avant.`)
}

/** R-CAM-3: every question on seniority is answered before the list freezes. */
export function contestationsRepondues({ contestations }: Choix): Refus | undefined {
  if (contestations > 0)
    return refus(
      'R-CAM-3',
      `${contestations === 1 ? 'Une contestation d’ancienneté attend' : `${contestations} contestations d’ancienneté attendent`} une réponse : répondez avant de figer la liste d’appel.`,
    )
}

/** R-RNG-7, then the announced hour. */
export function appelPossible({ mode, egalites, ouvreLe }: Choix, maintenant: Date): Refus | undefined {
  if (egalites > 0)
    return refus(
      'R-RNG-7',
      `Départage requis : ${egalites} personnes sont à égalité parfaite. Faites le tirage public, puis inscrivez ici sa graine.`,
    )
  if (maintenant < ouvreLe && mode === 'APPARIEMENT')
    return refus('R-RNG-8', `Les terrains peuvent classer jusqu’au ${dateHeure(ouvreLe)} : les classements ne se ferment pas avant.`)
  if (maintenant < ouvreLe)
    return refus('CHOIX-OUVERTURE', `L’ouverture est annoncée pour le ${dateHeure(ouvreLe)} : le choix ne commence pas avant.`)
}

export function toutAppele({ restants }: Choix): Refus | undefined {
  if (restants > 0)
    return refus(
      'CHOIX-APPELS',
      `Il reste ${restants === 1 ? 'une personne' : `${restants} personnes`} à appeler avant de terminer le choix.`,
    )
}

/** The dates of a choice are in the future, in order, and before the semester. Names the wrong field. */
export function refusDates(
  { voeuxJusquA, ouvreLe }: Pick<Choix, 'voeuxJusquA' | 'ouvreLe'>,
  debutSemestre: Date,
  instant: Date,
): { champ: 'voeuxDate' | 'ouvreDate'; refus: Refus } | undefined {
  const dit = (champ: 'voeuxDate' | 'ouvreDate', message: string) => ({ champ, refus: refus('CHOIX-DATES', message) })
  if (voeuxJusquA <= instant) return dit('voeuxDate', 'La fin des vœux est déjà passée : laissez aux internes le temps de les classer.')
  if (ouvreLe < voeuxJusquA) return dit('ouvreDate', 'Le choix ne peut pas s’ouvrir avant la fin des vœux.')
  if (ouvreLe >= debutSemestre) return dit('ouvreDate', `Le choix s’ouvre avant le début du semestre, le ${jourLong(debutSemestre)}.`)
}
