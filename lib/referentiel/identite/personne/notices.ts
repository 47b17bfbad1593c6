import type { Notice } from '@/lib/core/courriel/courriel'

type Compte = Readonly<{ id: string; prenom: string; nom: string; courriel: string }>

const a = (p: Compte, courriel = p.courriel) => ({ courriel, nom: `${p.prenom} ${p.nom}` })

export const noticeDesactivation = (p: Compte): Notice => ({
  a: a(p),
  sujet: 'Votre accès à Marguerite est suspendu',
  paragraphes: [
    'Votre compte sur le portail du DUMG vient d’être désactivé : vous ne pouvez plus y entrer. Vos dossiers sont conservés.',
    'Si vous pensez que c’est une erreur, écrivez au secrétariat du département.',
  ],
  objet: { type: 'personne', id: p.id },
})

export const noticeReactivation = (p: Compte): Notice => ({
  a: a(p),
  sujet: 'Votre accès à Marguerite est rétabli',
  paragraphes: ['Votre compte sur le portail du DUMG est de nouveau ouvert.'],
  action: { libelle: 'Entrer dans le portail', href: '/connexion' },
  objet: { type: 'personne', id: p.id },
})

export const noticeBienvenue = (p: Compte): Notice => ({
  a: a(p),
  sujet: 'Votre accès à Marguerite est ouvert',
  paragraphes: [
    'Un compte vient d’être ouvert à votre nom sur le portail du département de médecine générale.',
    'Il n’y a pas de mot de passe : indiquez cette adresse électronique sur la page de connexion et vous recevrez un lien pour entrer.',
  ],
  action: { libelle: 'Aller à la page de connexion', href: '/connexion' },
  objet: { type: 'personne', id: p.id },
})

/** Sent to both addresses: otherwise the holder of the old one would lose the account without knowing. */
export const noticesChangementAdresse = (p: Compte, ancienne: string): Notice[] =>
  [ancienne, p.courriel].map((courriel) => ({
    a: a(p, courriel),
    sujet: 'Votre adresse a changé dans Marguerite',
    paragraphes: [
      'L’adresse électronique de votre compte sur le portail du DUMG vient d’être modifiée par l’administration. Les liens de connexion arrivent désormais à la nouvelle adresse.',
      'Si ce changement ne vient pas de vous, prévenez sans attendre le secrétariat du département.',
    ],
    objet: { type: 'personne', id: p.id },
  }))
