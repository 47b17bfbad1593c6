import { auMoinsUn, compte } from '@/lib/referentiel/parametre/formes'
import { defineParametres } from '@/lib/referentiel/parametre/schema'

/** The legal minimum of an offer (R-STG-8). */
export const OFFRE = defineParametres('Offre de stages', {
  'offre.taux_pour_cent': { libelle: 'Postes offerts pour cent internes', unite: 'pour cent', type: auMoinsUn },
  'offre.exception_seuil': { libelle: 'Effectif à partir duquel le minimum est un excédent fixe', unite: 'internes', type: auMoinsUn },
  'offre.exception_excedent': { libelle: 'Excédent fixe au-delà de cet effectif', unite: 'postes', type: compte },
})

export const INDEMNITES = defineParametres('Indemnités', {
  'indemnite.transport_mois': { libelle: 'Indemnité de transport d’un stage en ville', unite: 'euros par mois', type: compte },
  'indemnite.transport_km': {
    libelle: 'Distance au CHU et au domicile au-delà de laquelle elle est due',
    unite: 'kilomètres',
    type: compte,
  },
  'indemnite.logement_mois': {
    libelle: 'Indemnité d’hébergement d’un stage en ville, en zone sous-dense',
    unite: 'euros par mois',
    type: compte,
  },
})
