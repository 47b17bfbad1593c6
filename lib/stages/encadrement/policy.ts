import { aRole, type Acteur } from '@/lib/core/auth/acteur'

/** Who sends supervisors the page on an interne in difficulty: it names nobody, and knows of nobody. */
export const peutEcrireAuxMaitres = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'CELLULE_COORD')
