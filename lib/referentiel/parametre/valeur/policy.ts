import { aRole, type Acteur } from '@/lib/core/auth/acteur'

export const peutVoirParametres = (acteur: Acteur): boolean => aRole(acteur, 'ADMIN_TECH', 'DIR_DUMG', 'GESTIONNAIRE', 'COORD_DES')

/** A value that binds everyone is set by the department's direction, or by technical administration on its word. */
export const peutChangerParametres = (acteur: Acteur): boolean => aRole(acteur, 'ADMIN_TECH', 'DIR_DUMG')
