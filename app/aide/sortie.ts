/** Where « Quitter vite » goes: an ordinary page that raises no question. */
export const SORTIE = 'https://fr.wikipedia.org/wiki/Portail:Accueil'
