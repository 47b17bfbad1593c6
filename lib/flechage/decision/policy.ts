import type { Acteur } from '@/lib/core/auth/acteur'
import { estArs, estDemandeur, estDirectionUfr, estGestionnaire, type Dossier } from '../policy'

export const NATURES = ['saisine', 'acte', 'notice', 'preuve'] as const
export type Nature = (typeof NATURES)[number]

const decides = (d: Dossier): boolean => d.statut === 'NOTIFIEE' || d.statut === 'CLOSE'

/**
 * Who reads which act. The interne reads what concerns them once it is notified, and the acts that prepared the decision
 * after it (R-GEN-10).
 */
export function peutLireActe(acteur: Acteur, dossier: Dossier, nature: Nature): boolean {
  const service = estGestionnaire(acteur, dossier) || estArs(acteur, dossier) || estDirectionUfr(acteur, dossier)
  if (service) return true
  if (!estDemandeur(acteur, dossier)) return false
  if (nature === 'preuve') return false
  return nature === 'saisine' && dossier.statut === 'NON_SAISIE' ? true : decides(dossier)
}

/** The file of an act, if there is one. */
export function fichierActe({ saisine, decision }: Dossier, nature: Nature): string | null {
  const fichiers: Record<Nature, string | null | undefined> = {
    saisine: saisine?.lettreId,
    acte: decision?.acteId,
    notice: decision?.noticeId,
    preuve: decision?.preuveId,
  }
  return fichiers[nature] ?? null
}
