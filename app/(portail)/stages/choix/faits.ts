import { sentencesOfTable } from '@/components/feedback/Fait'
import { choixWorkflow } from '@/lib/stages/choix/workflow'

/** The sentence of each act on a choice. */
export const FAITS = {
  preparer: 'Choix préparé : notez maintenant les situations particulières.',
  dates: 'Dates changées ; les internes appelés à ce choix sont prévenus.',
  situation: 'Situation enregistrée.',
  tirage: 'Tirage inscrit : les égalités sont départagées.',
  bloc: 'Appel déroulé sur les vœux.',
  appel: 'La personne suivante est appelée.',
  choisir: 'Votre choix est enregistré ; son reçu vous est envoyé par courriel.',
  choisirPour: 'Choix par procuration enregistré.',
  absence: 'Absence enregistrée.',
  classer: 'Classement enregistré.',
  apparier: 'Appariement fait : relisez-le, puis terminez le choix.',
  ...sentencesOfTable(choixWorkflow),
}
