import { dateHeure } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import type { Choix } from '../policy'

/** R-RNG-8: hosts rank from the freezing of wishes, so that their rankings cannot change a wish, to the announced matching. */
export function refusClassement({ mode, statut, ouvreLe }: Choix, instant: Date): Refus | undefined {
  if (mode !== 'APPARIEMENT') return refus('R-RNG-8', 'Ce choix se fait par ordre d’appel : les terrains n’y classent personne.')
  if (statut === 'PREPARATION') return refus('R-RNG-8', 'Les vœux ne sont pas encore figés : les terrains classent ensuite.')
  if (instant >= ouvreLe || (statut !== 'VOEUX_FIGES' && statut !== 'LISTE_FIGEE'))
    return refus('R-RNG-8', `Les terrains pouvaient classer jusqu’au ${dateHeure(ouvreLe)} : les classements ne changent plus.`)
}
