import type { Notice } from '@/lib/core/courriel/courriel'

type Destinataire = Readonly<{ prenom: string; nom: string; courriel: string }>

const a = (p: Destinataire) => ({ courriel: p.courriel, nom: `${p.prenom} ${p.nom}` })

/** The mail quotes neither the line nor the question, since other people may read a mailbox (R-RNG-10). */
export const noticeContestation = (p: Destinataire, c: { id: string; interneId: string; interne: string }): Notice => ({
  a: a(p),
  sujet: 'Une question sur une ancienneté',
  paragraphes: [
    `${c.interne} demande une vérification de son ancienneté.`,
    'La réponse est attendue avant que la liste d’appel soit figée.',
  ],
  action: { libelle: 'Lire et répondre', href: `/stages/internes/${c.interneId}#questions` },
  objet: { type: 'contestation', id: c.id },
})

export const noticeReponse = (p: Destinataire, c: { id: string }): Notice => ({
  a: a(p),
  sujet: 'Une réponse sur votre ancienneté',
  paragraphes: ['Le secrétariat a répondu à votre question sur votre ancienneté.'],
  action: { libelle: 'Lire la réponse', href: '/stages/parcours#questions' },
  objet: { type: 'contestation', id: c.id },
})
