import { auMoinsUn, compte, texte } from '@/lib/referentiel/parametre/formes'
import { AUTORITES, DEPARTEMENT, RELANCE } from '@/lib/referentiel/parametre/parametres'
import { defineParametres, type Parametres } from '@/lib/referentiel/parametre/schema'
import { OFFRE } from '@/lib/referentiel/stage/parametres'

export const FLECHAGE = defineParametres('Fléchage', {
  'flechage.silence': {
    libelle: 'Effet du silence gardé sur une demande, phrase validée par le service juridique',
    unite: '',
    type: texte.nullable(),
  },
  'flechage.complement_jours_min': { libelle: 'Délai laissé au moins pour compléter un dossier', unite: 'jours', type: auMoinsUn },
  'flechage.accord_validite_mois': { libelle: 'Validité d’un accord écrit', unite: 'mois', type: auMoinsUn },
  'flechage.entretien_jours_ouvres': { libelle: 'Délai de convocation à l’entretien', unite: 'jours ouvrés', type: compte },
  'flechage.motif_longueur_min': { libelle: 'Longueur minimale de la motivation par critère', unite: 'caractères', type: auMoinsUn },
  'flechage.lettre_min': { libelle: 'Longueur minimale de la lettre', unite: 'caractères', type: auMoinsUn },
  'flechage.lettre_max': { libelle: 'Longueur maximale de la lettre', unite: 'caractères', type: auMoinsUn },
  'flechage.lettre_pages_max': { libelle: 'Longueur maximale de la lettre jointe', unite: 'pages', type: auMoinsUn },
  'flechage.alternatives_max': { libelle: 'Terrains de repli', unite: 'terrains', type: compte },
  'flechage.libelle_representant': { libelle: 'Nom donné à la personne qui représente les étudiants', unite: '', type: texte },
})

/** Announced to everybody (R-LEG-6). */
export const CONSERVATION = defineParametres('Publication', {
  'conservation.flechage_annees': {
    libelle: 'Conservation d’une demande de fléchage après la fin du DES',
    unite: 'années',
    type: auMoinsUn,
  },
})

/** What the rules of a request read: its own parameters, and those of rooms below. */
export const REGLES = { ...DEPARTEMENT, ...AUTORITES, ...OFFRE, ...RELANCE, ...FLECHAGE }
export type ReglesFlechage = Parametres<typeof REGLES>
