import { refus, type Refus } from '@/lib/core/workflow/erreurs'

/** R-CAM-3: a question is about a line of one's own path; each line has one open question at most. */
export function refusContestation(
  semestreCode: string | null,
  parcours: readonly Readonly<{ semestreCode: string }>[],
  ouvertes: readonly Readonly<{ semestreCode: string | null }>[],
): Refus | undefined {
  if (semestreCode !== null && !parcours.some((s) => s.semestreCode === semestreCode))
    return refus('R-CAM-3', 'Ce semestre ne figure pas dans votre parcours.')
  if (ouvertes.some((c) => c.semestreCode === semestreCode))
    return refus('R-CAM-3', 'Vous avez déjà posé une question sur cette ligne : elle attend sa réponse.')
  return undefined
}
