import type { Notice } from '@/lib/core/courriel/courriel'

type Liste = Readonly<{ id: string; campagneId: string; numero: number; semestre: string }>
type Destinataire = Readonly<{ id: string; nom: string; courriel: string }>

/** Announces that a list is published, without its content. One mail for each interne. */
export const noticesListe = ({ id, campagneId, numero, semestre }: Liste, internes: readonly Destinataire[]): Notice[] =>
  internes.map(({ id: interneId, nom, courriel }) => ({
    a: { nom, courriel },
    sujet: numero === 1 ? `La liste des postes est publiée : ${semestre}` : `La liste des postes est corrigée : ${semestre}`,
    paragraphes: [
      numero === 1
        ? `La liste des postes du ${semestre.toLowerCase()} est publiée sur le portail.`
        : `Une nouvelle version de la liste des postes du ${semestre.toLowerCase()} est publiée sur le portail, avec ce qui change.`,
    ],
    action: { libelle: 'Lire la liste', href: `/stages/campagnes/${campagneId}/listes/${numero}` },
    cle: `liste-postes-${id}-${interneId}`,
    objet: { type: 'campagne_postes', id: campagneId },
  }))
