import type { Role } from '@/generated/prisma/enums'

declare const marque: unique symbol

/**
 * Whoever acts, with the rights of this very request: roles are nominations valid today (R-GEN-2).
 * Branded: minted from the session by `requireActeur`, for jobs by `acteurSysteme`, and by the test factory.
 */
export type Acteur = Readonly<{
  /** null for the portal itself. */
  personneId: string | null
  prenom: string
  nom: string
  roles: readonly Role[]
  interneId: string | null
  msuId: string | null
  /** Holds or has held a seat of a commission: its pages are shown in the navigation. */
  siege: boolean
  [marque]: true
}>

/** Mints an actor. ESLint keeps this to `lib/core/auth/session`, `lib/core/tache/tache` and the factories. */
export const frapperActeur = (valeur: Omit<Acteur, typeof marque>): Acteur => valeur as Acteur

export const aRole = (acteur: Acteur, ...roles: Role[]): boolean => roles.some((role) => acteur.roles.includes(role))

/** The portal itself: transitions that time makes (CADUQUE), reminders, purges. */
export const estSysteme = (acteur: Acteur): boolean => acteur.personneId === null

export const LIBELLE_ROLE: Record<Role, string> = {
  INTERNE: 'Interne',
  DOCTEUR_JUNIOR: 'Docteur junior',
  MSU: 'Maître de stage',
  ENSEIGNANT: 'Enseignant',
  GESTIONNAIRE: 'Gestionnaire',
  COORD_DES: 'Coordonnateur du DES',
  DIR_DUMG: 'Direction du DUMG',
  DIR_UFR: 'Direction de l’UFR',
  ARS: 'Agence régionale de santé',
  REP_INTERNES: 'Représentant des internes',
  CELLULE_MED: 'Médecin de la cellule',
  CELLULE_COORD: 'Coordination de la cellule',
  ADMIN_TECH: 'Administration technique',
  DPO: 'Protection des données',
}
