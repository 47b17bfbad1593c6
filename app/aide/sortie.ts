/** Where « Quitter vite » goes: a page that nobody wonders about. */
export const SORTIE = 'https://fr.wikipedia.org/wiki/Portail:Accueil'
