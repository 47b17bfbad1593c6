import { aRole, type Acteur } from '@/lib/core/auth/acteur'

export const peutVoirParametres = (acteur: Acteur): boolean => aRole(acteur, 'ADMIN_TECH', 'DIR_DUMG', 'GESTIONNAIRE', 'COORD_DES')

/** The department's direction sets the values that bind everyone, or technical administration on its instruction. */
export const peutChangerParametres = (acteur: Acteur): boolean => aRole(acteur, 'ADMIN_TECH', 'DIR_DUMG')
