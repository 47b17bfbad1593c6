import { workflow, type ActionCas } from '../workflow'

/** A line of the cell's journal as the two doctors of a case read it. It has a day and no hour. */
export type Passage = Readonly<{ jour: string; qui: string; quoi: string }>

const GESTES: Readonly<Record<string, string>> = {
  deposer: 'Demande envoyée',
  consigner: 'Demande saisie pour la personne',
  devoiler: 'Nom ou coordonnées donnés',
  repondre: 'Message écrit',
  voir: 'Enveloppe lue',
  lire: 'Dossier lu',
  preparer: 'Dossier des médecins ouvert',
  ficher: 'Niveau et motifs notés',
  noter: 'Note ajoutée',
  guider: 'Guide enregistré',
  recuser: 'S’est retiré',
  ecarterMedecin: 'Un médecin écarté',
  relayer: 'Relais passé',
  alerter: 'Danger signalé',
  conduire: 'Conduite en cas de danger notée',
  signer: 'Conduite en cas de danger signée',
  apaiser: 'Danger passé',
  ouvrirSecours: 'Dossier ouvert en cas de nécessité',
}

/** The French name of an act of the journal. */
export const gesteDe = (acte: string): string =>
  GESTES[acte] ?? (acte in workflow.transitions ? workflow.transitions[acte as ActionCas].done : 'Autre geste')
