import { sentencesOfTable } from '@/components/feedback/Fait'
import { campagneWorkflow } from '@/lib/stages/campagne/workflow'

/** The sentence of each act on a campaign of posts. */
export const FAITS = {
  ouvrir: 'Campagne ouverte : les terrains reçoivent la demande.',
  solliciter: 'Demande envoyée aux terrains qui ne l’avaient pas reçue.',
  repousser: 'Délai prolongé : les liens déjà envoyés restent valables jusque-là.',
  cloreReponses: 'Réponses closes : dressez maintenant l’offre.',
  noter: 'Réponse enregistrée.',
  rappeler: 'Rappel envoyé.',
  reporter: 'Réponses reportées dans l’offre.',
  modifierOffre: 'Offre du terrain enregistrée.',
  couplerPoste: 'Lieux du stage couplé enregistrés.',
  ...sentencesOfTable(campagneWorkflow),
}
