import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import type { Intervenant } from '../policy'

/** The people who receive the yearly report, and see nothing else of the cell. */
export const recoitBilans = (acteur: Acteur): boolean => aRole(acteur, 'DIR_DUMG', 'COORD_DES', 'GESTIONNAIRE', 'DIR_UFR')

export const peutPublier = (qui: Intervenant): boolean => qui.genre === 'MEMBRE' && qui.coordination
