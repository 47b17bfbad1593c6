import { PhraseFaite, type AdresseFait } from '@/app/PhraseFaite'
import { examenWorkflow, seanceWorkflow } from '@/lib/referentiel/commission/workflow'

const PHRASES: Record<string, string> = {
  siege: 'Siège attribué ; la personne en est prévenue',
  fin_siege: 'Fin du siège enregistrée',
  preparer: 'Séance préparée : inscrivez maintenant des dossiers à son ordre du jour',
  modifier: 'Date et lieu enregistrés',
  ordonner: 'Ordre du jour enregistré',
  inscrire: 'Ordre du jour complété ; les déports de droit sont calculés',
  presences: 'Présences enregistrées',
  declarer: 'Votre déclaration est enregistrée : le dossier vous est ouvert',
  deport: 'Votre déport est enregistré : vous ne prenez pas part à ce point',
  noter: 'Vos notes sont enregistrées',
  voter: 'Votre vote est enregistré',
  ...Object.fromEntries(
    [...Object.entries(seanceWorkflow.transitions), ...Object.entries(examenWorkflow.transitions)].map(([action, t]) => [action, t.done]),
  ),
}

/** The sentence of the act that was just made. */
export const Fait = ({ adresse }: AdresseFait) => <PhraseFaite adresse={adresse} phrases={PHRASES} />

export const COMMISSIONS = { label: 'Commissions', href: '/commissions' }
