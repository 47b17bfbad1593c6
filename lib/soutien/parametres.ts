import { auMoinsUn, courriel, date, texte } from '@/lib/referentiel/parametre/formes'
import { defineParametres, type Parametres } from '@/lib/referentiel/parametre/schema'

const regle = (libelle: string, unite: string) => ({ libelle, unite, type: auMoinsUn }) as const

/** The support cell's parameters. In production, the first two open the cell (R-SOU-17, R-SOU-18). */
export const SOUTIEN = defineParametres('Soutien', {
  'soutien.aipd_validee_le': {
    libelle: 'Date de validation de l’analyse d’impact sur la protection des données',
    unite: '',
    type: date.nullable(),
  },
  'soutien.hebergement_qualifie': {
    libelle: 'Qualification de l’hébergement des données de la cellule, et référence de l’avis',
    unite: '',
    type: texte.nullable(),
  },
  'soutien.adresse': { libelle: 'Adresse électronique unique de la cellule', unite: '', type: courriel },
  'soutien.telephone': { libelle: 'Téléphone de la cellule', unite: '', type: texte },
  'soutien.exterieur': {
    libelle: 'À qui s’adresser quand aucun médecin de la cellule ne convient',
    unite: '',
    type: texte,
  },
  'soutien.creneaux_par_mois': regle('Créneaux de la cellule', 'créneaux par mois'),
  'soutien.rdv_minutes': regle('Durée d’un entretien', 'minutes'),
  'soutien.maintien_heures': regle('Durée pendant laquelle un rendez-vous proposé reste réservé', 'heures'),
  'soutien.reponse_jours_ouvres': regle('Délai de la première réponse', 'jours ouvrés'),
  'soutien.conservation_mois': regle('Conservation d’un suivi terminé', 'mois'),
  'soutien.retrait_jours': regle('Conservation d’une demande retirée', 'jours'),
  'soutien.silence_mois': regle('Conservation d’un suivi sans nouvelle', 'mois'),
  'soutien.preavis_jours': regle('Annonce de l’effacement', 'jours'),
  'soutien.tiers_jours': regle('Conservation d’un signalement par un tiers', 'jours'),
  'soutien.verification_jours': regle('Durée pendant laquelle une ressource vérifiée est tenue pour sûre', 'jours'),
  'soutien.verrouillage_minutes': regle('Inactivité après laquelle l’espace de la cellule se referme', 'minutes'),
})

export type ParametresSoutien = Parametres<typeof SOUTIEN>
