import type { Notice } from '@/lib/core/courriel'
import { jourLong } from '@/lib/core/dates'

/** What the mail says of the terrain and of the semester. */
export type ObjetCapacite = Readonly<{
  demandeId: string
  nom: string
  courriel: string
  terrain: string
  structure: string
  commune: string
  semestre: Readonly<{ libelle: string; debut: Date; fin: Date }>
  reponsesAvant: Date
}>

export const noticeCapacite = (o: ObjetCapacite, jeton: string): Notice => ({
  a: { nom: o.nom, courriel: o.courriel },
  sujet: `Combien d’internes pouvez-vous accueillir ? ${o.semestre.libelle}`,
  paragraphes: [
    `Le département de médecine générale prépare les stages du ${o.semestre.libelle.toLowerCase()}, du ${jourLong(o.semestre.debut)} au ${jourLong(o.semestre.fin)}. Combien d’internes le terrain « ${o.terrain} » (${o.structure}, ${o.commune}) peut-il accueillir ?`,
    'La réponse tient en une page, sans compte ni mot de passe. Vous pouvez aussi dire que vous n’accueillerez personne, ou corriger votre réponse.',
    `Elle est attendue au plus tard le ${jourLong(o.reponsesAvant)}. Le lien est propre à votre terrain : ne le transmettez qu’à la personne qui répond à votre place.`,
  ],
  action: { libelle: 'Répondre', href: `/capacite/${jeton}` },
  objet: { type: 'demande_capacite', id: o.demandeId },
})

export function noticeRappel(o: ObjetCapacite, jeton: string): Notice {
  const demande = noticeCapacite(o, jeton)
  return {
    ...demande,
    sujet: `Rappel : ${demande.sujet}`,
    paragraphes: [...demande.paragraphes, 'Ce lien remplace celui du message précédent.'],
  }
}
