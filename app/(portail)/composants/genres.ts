/** The kinds of page, by the last word of the address of their example. */
export const GENRES = {
  accueil: 'Accueil',
  liste: 'Liste',
  dossier: 'Dossier',
  travail: 'Page de travail',
  formulaire: 'Formulaire',
  publique: 'Page publique',
} as const
export type Genre = keyof typeof GENRES
