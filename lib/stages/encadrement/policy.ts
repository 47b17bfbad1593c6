import { aRole, type Acteur } from '@/lib/core/auth/acteur'

/** Sends supervisors the page about an interne in difficulty, which names no one. */
export const peutEcrireAuxMaitres = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'CELLULE_COORD')
