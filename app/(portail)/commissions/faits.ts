import { sentencesOfTable } from '@/components/feedback/Fait'
import { examenWorkflow, seanceWorkflow } from '@/lib/referentiel/commission/workflow'

/** The sentence of each act on a sitting, a seat or a record before the commission. */
export const FAITS = {
  siege: 'Siège attribué ; la personne en est prévenue.',
  fin_siege: 'Fin du siège enregistrée.',
  preparer: 'Séance préparée : inscrivez maintenant des dossiers à son ordre du jour.',
  modifier: 'Date et lieu enregistrés.',
  ordonner: 'Ordre du jour enregistré.',
  inscrire: 'Ordre du jour complété ; les déports de droit sont calculés.',
  presences: 'Présences enregistrées.',
  declarer: 'Votre déclaration est enregistrée : le dossier vous est ouvert.',
  deport: 'Votre déport est enregistré : vous ne prenez pas part à ce point.',
  noter: 'Vos notes sont enregistrées.',
  voter: 'Votre vote est enregistré.',
  ...sentencesOfTable(seanceWorkflow),
  ...sentencesOfTable(examenWorkflow),
}
