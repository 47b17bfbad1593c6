/** The possible readers, in the order of the page; a test tries each of them (R-SOU-7, R-SOU-23). */
export const QUI = {
  PERSONNE: 'Vous, avec vos douze mots',
  BINOME: 'Vos deux médecins',
  TRI: 'Les autres médecins de la cellule, avant que deux soient désignés',
  AUTRES: 'Les autres médecins, une fois les deux désignés',
  SECOURS: 'La coordination de la cellule, une fois les deux désignés',
  ECARTE: 'Un médecin que vous avez coché, ou qui s’est retiré',
  DEPARTEMENT: 'Le département : direction, secrétariat, coordination du DES',
  ENCADRANT: 'Votre maître de stage, votre tuteur, les autres internes',
  TECHNIQUE: 'Les administrateurs du portail',
  VOLEUR: 'Qui copierait toute la base de données',
} as const
export type Qui = keyof typeof QUI

/** The kinds of content. */
export const QUOI = {
  EXISTENCE: 'Qu’une demande existe',
  IDENTITE: 'Votre nom, et comment vous joindre',
  RECIT: 'Ce que vous avez écrit, et les réponses',
  DOSSIER: 'Les notes des médecins',
} as const
export type Quoi = keyof typeof QUOI

export const VERDICTS = {
  OUI: 'Oui',
  NON: 'Non',
  NECESSITE: 'Seulement en cas de nécessité',
  NOMBRE: 'Leur nombre, pas de qui',
} as const
export type Verdict = keyof typeof VERDICTS

const TOUT: Record<Quoi, Verdict> = { EXISTENCE: 'OUI', IDENTITE: 'OUI', RECIT: 'OUI', DOSSIER: 'OUI' }
const RIEN: Record<Quoi, Verdict> = { EXISTENCE: 'NON', IDENTITE: 'NON', RECIT: 'NON', DOSSIER: 'NON' }

export const TABLEAU: Record<Qui, Record<Quoi, Verdict>> = {
  PERSONNE: { ...TOUT, DOSSIER: 'NON' },
  BINOME: TOUT,
  TRI: { ...TOUT, DOSSIER: 'NON' },
  AUTRES: RIEN,
  SECOURS: { EXISTENCE: 'OUI', IDENTITE: 'NECESSITE', RECIT: 'NECESSITE', DOSSIER: 'NECESSITE' },
  ECARTE: RIEN,
  DEPARTEMENT: RIEN,
  ENCADRANT: RIEN,
  TECHNIQUE: RIEN,
  VOLEUR: { ...RIEN, EXISTENCE: 'NOMBRE' },
}
