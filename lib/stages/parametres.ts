import { auMoinsUn } from '@/lib/referentiel/parametre/formes'
import { defineParametres, type Parametres } from '@/lib/referentiel/parametre/schema'

export const CHOIX = defineParametres('Offre de stages', {
  'choix.surnombre_validant_mois': {
    libelle: 'Présence au moins, dans le semestre, pour un surnombre validant',
    unite: 'mois',
    type: auMoinsUn,
  },
  'choix.consolidation_voeux_pour_cent': {
    libelle: 'Vœux à faire au moins en consolidation, pour cent terrains offerts',
    unite: 'pour cent',
    type: auMoinsUn,
  },
  'choix.consolidation_voeux_min': {
    libelle: 'Vœux à faire au moins en consolidation, quel que soit le nombre de terrains',
    unite: 'vœux',
    type: auMoinsUn,
  },
})

export const EVALUATION = defineParametres('Évaluation des stages', {
  'evaluation.seuil_reponses': {
    libelle: 'Réponses à réunir avant de montrer les évaluations d’un terrain',
    unite: 'réponses',
    type: auMoinsUn,
  },
  'evaluation.semestres_apres': { libelle: 'Semestres entiers à attendre avant de les montrer', unite: 'semestres', type: auMoinsUn },
  'evaluation.jours_avant_fin': { libelle: 'Ouverture de l’évaluation avant la fin du semestre', unite: 'jours', type: auMoinsUn },
  'evaluation.mois_apres_fin': { libelle: 'Fermeture de l’évaluation après la fin du semestre', unite: 'mois', type: auMoinsUn },
})

export type ReglesEvaluation = Parametres<typeof EVALUATION>
