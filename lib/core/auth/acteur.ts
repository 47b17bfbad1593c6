import type { Role } from '@/generated/prisma/enums'

declare const marque: unique symbol

/**
 * The person or the portal that acts, with their rights in this request: roles are nominations valid today (R-GEN-2).
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
  /** Holds or has held a seat of a commission: the navigation then shows its pages. */
  siege: boolean
  [marque]: true
}>

/** Mints an actor. ESLint allows it in `lib/core` and the test factories only. */
export const frapperActeur = (valeur: Omit<Acteur, typeof marque>): Acteur => valeur as Acteur

export const aRole = (acteur: Acteur, ...roles: Role[]): boolean => roles.some((role) => acteur.roles.includes(role))

/** The portal itself, for what time does: lapses, reminders, purges. */
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
