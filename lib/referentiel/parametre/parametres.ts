// The parameters of the whole department. A room declares its own in the same words.
import { auMoinsUn, courriel, texte } from './formes'
import { defineParametres } from './schema'

export const DEPARTEMENT = defineParametres('Département', {
  'dumg.nom': { libelle: 'Nom du département', unite: '', type: texte },
  'dumg.adresse': { libelle: 'Adresse du département', unite: '', type: texte },
  'dumg.courriel': { libelle: 'Adresse électronique du département', unite: '', type: courriel },
  'dumg.telephone': { libelle: 'Téléphone du département', unite: '', type: texte },
  'universite.nom': { libelle: 'Nom de l’université', unite: '', type: texte },
  'universite.adresse': { libelle: 'Adresse de l’université', unite: '', type: texte },
  'universite.telephone': { libelle: 'Téléphone de l’université', unite: '', type: texte },
})

export const PUBLICATION = defineParametres('Publication', {
  directeur_publication: { libelle: 'Directrice ou directeur de la publication', unite: '', type: texte },
  hebergeur: { libelle: 'Hébergeur du portail : nom, adresse, téléphone', unite: '', type: texte },
  'dpo.courriel': { libelle: 'Adresse de la déléguée ou du délégué à la protection des données', unite: '', type: courriel },
  'conservation.journal_mois': { libelle: 'Conservation du journal', unite: 'mois', type: auMoinsUn },
  'conservation.compte_inactif_mois': { libelle: 'Désactivation d’un compte inactif', unite: 'mois', type: auMoinsUn },
  'statistiques.seuil': { libelle: 'Effectif au-dessous duquel un chiffre est masqué', unite: 'personnes', type: auMoinsUn },
})

export const AUTORITES = defineParametres('Autorités', {
  'ars.nom': { libelle: 'Nom de l’agence régionale de santé', unite: '', type: texte },
  'tribunal_administratif.ville': { libelle: 'Ville du tribunal administratif', unite: '', type: texte },
  'recours.delai_mois': { libelle: 'Délai de recours contentieux', unite: 'mois', type: auMoinsUn },
})

/** Terrains and signataires are reminded after the same delay. */
export const RELANCE = defineParametres('Fléchage', {
  'flechage.relance_heures': { libelle: 'Délai entre deux rappels à un signataire', unite: 'heures', type: auMoinsUn },
})
