import type { StatutFlechage } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { estPassePartout } from '@/lib/core/workflow/motivation'

/** Whether the UFR's choice departs from the avis, and must then give reasons (§5.1). Not referring always does. */
export const doitMotiver = (statut: StatutFlechage, saisir: boolean): boolean => !saisir || statut === 'AVIS_DEFAVORABLE'

export function refusMotifsSaisine(statut: StatutFlechage, saisir: boolean, motifs: string): Refus | undefined {
  if (!doitMotiver(statut, saisir) || !estPassePartout(motifs)) return undefined
  return saisir
    ? refus(
        'R-FLE-5.1',
        'L’avis de la commission est défavorable : écrivez pourquoi vous saisissez tout de même l’agence régionale de santé.',
      )
    : refus(
        'R-GEN-5',
        'Écrivez les motifs de fait de votre décision : ce qui, dans cette demande, ne justifie pas de saisir l’agence régionale de santé. Une formule générale ne suffit pas.',
      )
}
