import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { InterditError } from '@/lib/core/workflow/erreurs'

/** Accounts, nominations, sessions of others. */
export const peutGererComptes = (acteur: Acteur): boolean => aRole(acteur, 'ADMIN_TECH')

/** The delegate for data protection reads accounts to answer requests, and changes nothing. */
export const peutVoirComptes = (acteur: Acteur): boolean => aRole(acteur, 'ADMIN_TECH', 'DPO')

/** @throws InterditError unless `permis`. */
export function exigerDroit(permis: boolean): void {
  if (!permis) throw new InterditError()
}
