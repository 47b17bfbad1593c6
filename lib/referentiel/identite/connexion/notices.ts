import type { Notice } from '@/lib/core/courriel/courriel'
import { DUREE_LIEN_MINUTES } from './schema'

type Destinataire = Readonly<{ id: string; prenom: string; nom: string; courriel: string }>

/** The mailed sign-in link. The path leads to a page with a button: reading the mail opens nothing. */
export const noticeLien = (personne: Destinataire, jeton: string, retour: string): Notice => ({
  a: { courriel: personne.courriel, nom: `${personne.prenom} ${personne.nom}` },
  sujet: 'Votre lien pour entrer dans Marguerite',
  paragraphes: [
    `Vous avez demandé à entrer dans le portail du DUMG. Le lien ci-dessous est valable ${DUREE_LIEN_MINUTES} minutes et ne sert qu’une fois.`,
    'Si vous n’avez rien demandé, ne faites rien : personne ne peut entrer sans ce message.',
  ],
  action: {
    libelle: 'Entrer dans le portail',
    href: `/connexion/lien/${jeton}${retour === '/' ? '' : `?retour=${encodeURIComponent(retour)}`}`,
  },
  objet: { type: 'personne', id: personne.id },
})
