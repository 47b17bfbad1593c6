import type { Notice } from '@/lib/core/courriel/courriel'
import { dateHeure } from '@/lib/core/temps/dates'
import { deportesDe, membresDuJour, nomDe, vivant, type Membre, type Point, type Seance } from '../policy'
import { enPhrase } from '../schema'

const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)
const a = (m: Membre) => ({ courriel: m.personne.courriel, nom: nomDe(m) })
const lien = (seance: Pick<Seance, 'id'>) => ({ libelle: 'Ouvrir la séance', href: `/commissions/seances/${seance.id}` })

/** The agenda of one member: intitulés without a name, and nothing of the items they stand aside from (R-DEP-3). */
const ordreDuJour = (points: readonly Point[], personneId: string): string[] =>
  points.map((p) => `Point ${p.ordre} : ${deportesDe(p).has(personneId) ? 'vous êtes déporté de ce dossier' : p.intitule}`)

export function noticesConvocation(seance: Seance): Notice[] {
  const membres = membresDuJour(seance)
  return membres.map((m) => {
    const titulaire = membres.find((t) => t.id === m.suppleantDeId)
    return {
      a: a(m),
      sujet: `Convocation : ${seance.commission.nom}, ${dateHeure(seance.prevueLe)}`,
      paragraphes: [
        titulaire
          ? `${majuscule(enPhrase(seance.commission.nom))} se réunit le ${dateHeure(seance.prevueLe)} (${seance.lieu}). Vous suppléez ${nomDe(titulaire)} : vous siégez si cette personne est absente ou se déporte.`
          : `${majuscule(enPhrase(seance.commission.nom))} se réunit le ${dateHeure(seance.prevueLe)} (${seance.lieu}). Votre présence est demandée.`,
        ...ordreDuJour(seance.examens.filter(vivant), m.personneId),
        'Avant la séance, déclarez pour chaque point que vous n’avez aucun lien avec le dossier, ou déportez-vous. Le dossier s’ouvre ensuite, et vous pouvez le noter ; les notes des autres membres restent cachées jusqu’à la séance.',
      ],
      action: lien(seance),
      cle: `convocation-${seance.id}-${seance.version}-${m.id}`,
      objet: { type: 'seance', id: seance.id },
    }
  })
}

export function noticesReport(seance: Seance, nouvelle: { prevueLe: Date; lieu: string }): Notice[] {
  return membresDuJour({ ...seance, prevueLe: nouvelle.prevueLe }).map((m) => ({
    a: a(m),
    sujet: `Changement : ${seance.commission.nom}, ${dateHeure(nouvelle.prevueLe)}`,
    paragraphes: [
      `La séance prévue le ${dateHeure(seance.prevueLe)} se tiendra le ${dateHeure(nouvelle.prevueLe)} (${nouvelle.lieu}). L’ordre du jour ne change pas.`,
    ],
    action: lien(seance),
    cle: `report-${seance.id}-${seance.version}-${m.id}`,
    objet: { type: 'seance', id: seance.id },
  }))
}

/** An item added once members were called. */
export function noticesAjout(seance: Seance, examenId: string): Notice[] {
  const point = seance.examens.find((e) => e.id === examenId)
  if (!point) return []
  return membresDuJour(seance).map((m) => ({
    a: a(m),
    sujet: `Point ajouté : ${seance.commission.nom}, ${dateHeure(seance.prevueLe)}`,
    paragraphes: [
      'Un point a été ajouté à l’ordre du jour de la séance.',
      ...ordreDuJour([point], m.personneId),
      'Déclarez que vous n’avez aucun lien avec ce dossier, ou déportez-vous.',
    ],
    action: lien(seance),
    cle: `ajout-${examenId}-${m.id}`,
    objet: { type: 'seance', id: seance.id },
  }))
}
