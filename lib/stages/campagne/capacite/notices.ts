import type { Notice } from '@/lib/core/courriel/courriel'
import { jourLong } from '@/lib/core/temps/dates'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import type { Reponse } from './schema'

/** What the mail says about the terrain and the semester. */
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

const enPlaces = (reponses: readonly Reponse[]): string =>
  reponses.map((r) => `${LIBELLE_STAGE[r.categorie]} : ${r.capacite === 1 ? 'une place' : `${r.capacite} places`}`).join(' ; ')

/** The answers closed without this terrain: the places that are kept, and how to correct them. `ouvert`: its link can still be used. */
export function noticeGarde(o: ObjetCapacite, jeton: string, gardees: readonly Reponse[], ouvert: boolean): Notice {
  const { a, objet, action } = noticeCapacite(o, jeton)
  return {
    a,
    sujet: `Sans réponse de votre part, ${gardees.length > 0 ? 'vos places sont gardées' : 'aucune place n’est comptée'} : ${o.semestre.libelle.toLowerCase()}`,
    paragraphes: [
      `Le département dresse l’offre de stages du ${o.semestre.libelle.toLowerCase()} sans attendre davantage les réponses. Nous n’avons pas la vôtre pour le terrain « ${o.terrain} » (${o.structure}, ${o.commune}).`,
      gardees.length > 0
        ? `Nous gardons ce que nous connaissons de votre accueil, dans la limite de votre agrément. ${enPlaces(gardees)}.`
        : 'Nous ne connaissons pas d’offre passée à laquelle nous tenir : aucune place n’est comptée pour votre terrain.',
      ouvert
        ? `Si ce n’est pas exact, répondez jusqu’au ${jourLong(o.reponsesAvant)}, tant que la liste des postes n’est pas publiée : le secrétariat verra la différence et corrigera l’offre. Ce lien remplace celui des messages précédents.`
        : 'Si ce n’est pas exact, appelez le secrétariat du département : il peut corriger l’offre tant que le choix n’a pas commencé.',
    ],
    ...(ouvert && { action }),
    objet,
  }
}
