import type { Notice } from '@/lib/core/courriel/courriel'

type Destinataire = Readonly<{ prenom: string; nom: string; courriel: string }>

/** Neither the terrain, the kind nor the text: other people may read a mailbox. */
export const noticeAlerte = (p: Destinataire): Notice => ({
  a: { courriel: p.courriel, nom: `${p.prenom} ${p.nom}` },
  sujet: 'Une alerte à lire dans Marguerite',
  paragraphes: ['Une alerte vous est adressée. Vous seul·e pouvez la lire, avec les autres personnes qui coordonnent le DES.'],
  action: { libelle: 'Lire l’alerte', href: '/stages/alertes' },
})
