import { auMoinsUn, compte } from '@/lib/referentiel/parametre/formes'
import { defineParametres, type Parametres } from '@/lib/referentiel/parametre/schema'

export const FORMATION = defineParametres('Formation', {
  'des.phase_duree_facteur': { libelle: 'Temps laissé pour valider une phase, en fois sa durée', unite: 'fois', type: auMoinsUn },
  'des.phase_alerte_pour_cent': { libelle: 'Part de ce temps où prévenir', unite: 'pour cent', type: auMoinsUn },
  'des.these_derogation_premiere': {
    libelle: 'Première promotion qui peut demander une dérogation pour la thèse',
    unite: 'année d’entrée',
    type: auMoinsUn,
  },
  'des.these_derogation_derniere': {
    libelle: 'Dernière promotion qui peut demander une dérogation pour la thèse',
    unite: 'année d’entrée',
    type: auMoinsUn,
  },
  'des.these_annees': {
    libelle: 'Délai de la thèse pour un DES en trois ans, après la première inscription',
    unite: 'années',
    type: auMoinsUn,
  },
  'des.these_alerte_mois': { libelle: 'Alerte avant la date limite de la thèse', unite: 'mois', type: auMoinsUn },
})

export const DROITS = defineParametres('Droits de stage', {
  'droits.interruption_jours': {
    libelle: 'Interruption d’un stage au-delà de laquelle il n’est pas validé, congés annuels non comptés',
    unite: 'jours',
    type: auMoinsUn,
  },
  'droits.interruption_annuel_min_mois': {
    libelle: 'Stage d’un an : interruption au-delà de laquelle un semestre de plus est dû',
    unite: 'mois',
    type: auMoinsUn,
  },
  'droits.interruption_annuel_max_mois': {
    libelle: 'Stage d’un an : interruption jusqu’à laquelle un seul semestre de plus est dû',
    unite: 'mois',
    type: auMoinsUn,
  },
  'droits.conges_interne_jours': { libelle: 'Congés annuels d’un interne', unite: 'jours ouvrables par an', type: auMoinsUn },
  'droits.conges_interne_suite': { libelle: 'Congés annuels d’un interne, pris à la suite', unite: 'jours ouvrables', type: auMoinsUn },
  'droits.conges_junior_jours': { libelle: 'Congés annuels d’un docteur junior', unite: 'jours ouvrés par an', type: auMoinsUn },
  'droits.conges_junior_suite': {
    libelle: 'Congés annuels d’un docteur junior, pris à la suite',
    unite: 'jours de calendrier',
    type: auMoinsUn,
  },
  'droits.maladie_plein_mois': { libelle: 'Congé de maladie payé en entier', unite: 'mois', type: auMoinsUn },
  'droits.maladie_demi_mois': { libelle: 'Congé de maladie payé à moitié, ensuite', unite: 'mois', type: auMoinsUn },
  'droits.maladie_sans_mois': { libelle: 'Congé de maladie sans traitement, ensuite, au plus', unite: 'mois', type: auMoinsUn },
  'droits.longue_maladie_deux_tiers_mois': { libelle: 'Congé pour affection grave payé aux deux tiers', unite: 'mois', type: auMoinsUn },
  'droits.longue_maladie_demi_mois': { libelle: 'Congé pour affection grave payé à moitié, ensuite', unite: 'mois', type: auMoinsUn },
  'droits.disponibilite_etudes_service_mois': {
    libelle: 'Service à accomplir avant une disponibilité pour études, recherches ou perfectionnement',
    unite: 'mois',
    type: auMoinsUn,
  },
  'droits.disponibilite_convenances_service_mois': {
    libelle: 'Service à accomplir avant une disponibilité pour convenances personnelles',
    unite: 'mois',
    type: auMoinsUn,
  },
  'droits.disponibilite_duree_mois': { libelle: 'Disponibilité, renouvellement compris', unite: 'mois', type: auMoinsUn },
  'droits.disponibilite_doctorat_mois': { libelle: 'Disponibilité pour une thèse de doctorat', unite: 'mois', type: auMoinsUn },
  'droits.disponibilite_preavis_mois': {
    libelle: 'Demande d’une disponibilité ou d’un retour, avant son début',
    unite: 'mois',
    type: auMoinsUn,
  },
  'droits.hors_region_stages': { libelle: 'Stages hors de la région pendant l’approfondissement', unite: 'stages', type: compte },
  'droits.hors_region_depot_mois': {
    libelle: 'Dépôt d’un dossier de stage hors de la région, avant son début',
    unite: 'mois',
    type: auMoinsUn,
  },
  'droits.remords_semestre': {
    libelle: 'Dernier semestre d’approfondissement où exercer son droit au remords',
    unite: 'rang du semestre',
    type: auMoinsUn,
  },
  'droits.semaine_demi_journees': { libelle: 'Demi-journées d’une semaine', unite: 'demi-journées', type: auMoinsUn },
  'droits.semaine_stage': { libelle: 'Demi-journées de la semaine passées en stage', unite: 'demi-journées', type: auMoinsUn },
  'droits.semaine_heures_max': { libelle: 'Durée d’une semaine, en moyenne', unite: 'heures', type: auMoinsUn },
  'droits.gardes_grossesse_mois': {
    libelle: 'Mois de grossesse à partir duquel les gardes ne sont plus dues',
    unite: 'mois',
    type: auMoinsUn,
  },
})

export type ReglesEcheances = Parametres<typeof FORMATION>
export type ReglesDroits = Parametres<typeof DROITS>
