import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import type { DossierVoeux } from '../voeux/queries'

/** Why this person cannot simulate now. */
export function refusSimulation({ participation, phase, choix, postes }: DossierVoeux): Refus | undefined {
  if (participation) return participation
  if (phase === 'CONSOLIDATION')
    return refus(
      'R-RNG-8',
      'En phase de consolidation, l’affectation croise vos vœux et les classements des terrains : elle ne suit pas d’ordre d’appel, et ne se simule pas ici.',
    )
  if (choix && !['PREPARATION', 'VOEUX_FIGES', 'LISTE_FIGEE'].includes(choix.statut))
    return refus('SIMULATION', 'Le choix a commencé : suivez-le sur sa page, la simulation n’a plus lieu d’être.')
  if (postes.length === 0) return refus('SIMULATION', 'Faites d’abord des vœux : la simulation dit ce qu’ils donneraient.')
}
