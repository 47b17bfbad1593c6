import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { InterditError } from '@/lib/core/workflow/erreurs'

/** Manages accounts, nominations, and other people's sessions. */
export const peutGererComptes = (acteur: Acteur): boolean => aRole(acteur, 'ADMIN_TECH')

/** The data protection officer reads accounts in order to answer requests, and changes nothing. */
export const peutVoirComptes = (acteur: Acteur): boolean => aRole(acteur, 'ADMIN_TECH', 'DPO')

/** @throws InterditError unless `permis`. */
export function exigerDroit(permis: boolean): void {
  if (!permis) throw new InterditError()
}
