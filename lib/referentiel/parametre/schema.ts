import { type z } from 'zod'
import { auMoinsUn, compte, courriel, fraction, texte, type Definition } from './formes'
import { CATALOGUE_SOUTIEN } from './soutien'

/** What a department must say of itself before it opens: production starts with it, pages show it as it is. */
export const A_RENSEIGNER = 'À renseigner'

/**
 * Every dated parameter of the portal: its words, unit and shape. Values are rows of `parametre`, each with its source
 * and the day it was last checked; none is in the code.
 */
export const CATALOGUE = {
  'dumg.nom': { libelle: 'Nom du département', unite: '', groupe: 'Département', type: texte },
  'dumg.adresse': { libelle: 'Adresse du département', unite: '', groupe: 'Département', type: texte },
  'dumg.courriel': { libelle: 'Adresse électronique du département', unite: '', groupe: 'Département', type: courriel },
  'dumg.telephone': { libelle: 'Téléphone du département', unite: '', groupe: 'Département', type: texte },
  'universite.nom': { libelle: 'Nom de l’université', unite: '', groupe: 'Département', type: texte },
  'universite.adresse': { libelle: 'Adresse de l’université', unite: '', groupe: 'Département', type: texte },
  'universite.telephone': { libelle: 'Téléphone de l’université', unite: '', groupe: 'Département', type: texte },
  directeur_publication: { libelle: 'Directrice ou directeur de la publication', unite: '', groupe: 'Publication', type: texte },
  hebergeur: { libelle: 'Hébergeur du portail : nom, adresse, téléphone', unite: '', groupe: 'Publication', type: texte },
  'dpo.courriel': {
    libelle: 'Adresse de la déléguée ou du délégué à la protection des données',
    unite: '',
    groupe: 'Publication',
    type: courriel,
  },
  'conservation.flechage_annees': {
    libelle: 'Conservation d’une demande de fléchage après la fin du DES',
    unite: 'années',
    groupe: 'Publication',
    type: auMoinsUn,
  },
  'conservation.journal_mois': { libelle: 'Conservation du journal', unite: 'mois', groupe: 'Publication', type: auMoinsUn },
  'conservation.import_bilan_mois': {
    libelle: 'Conservation du détail, ligne par ligne, d’un fichier lu',
    unite: 'mois',
    groupe: 'Publication',
    type: auMoinsUn,
  },
  'conservation.compte_inactif_mois': {
    libelle: 'Désactivation d’un compte inactif',
    unite: 'mois',
    groupe: 'Publication',
    type: auMoinsUn,
  },
  'ars.nom': { libelle: 'Nom de l’agence régionale de santé', unite: '', groupe: 'Autorités', type: texte },
  'tribunal_administratif.ville': { libelle: 'Ville du tribunal administratif', unite: '', groupe: 'Autorités', type: texte },
  'recours.delai_mois': { libelle: 'Délai de recours contentieux', unite: 'mois', groupe: 'Autorités', type: auMoinsUn },
  'flechage.silence': {
    libelle: 'Effet du silence gardé sur une demande, phrase validée par le service juridique',
    unite: '',
    groupe: 'Fléchage',
    type: texte.nullable(),
  },
  'flechage.complement_jours_min': {
    libelle: 'Délai laissé au moins pour compléter un dossier',
    unite: 'jours',
    groupe: 'Fléchage',
    type: auMoinsUn,
  },
  'flechage.accord_validite_mois': { libelle: 'Validité d’un accord écrit', unite: 'mois', groupe: 'Fléchage', type: auMoinsUn },
  'flechage.relance_heures': { libelle: 'Délai entre deux rappels à un signataire', unite: 'heures', groupe: 'Fléchage', type: auMoinsUn },
  'flechage.entretien_jours_ouvres': {
    libelle: 'Délai de convocation à l’entretien',
    unite: 'jours ouvrés',
    groupe: 'Fléchage',
    type: compte,
  },
  'flechage.motif_longueur_min': {
    libelle: 'Longueur minimale de la motivation par critère',
    unite: 'caractères',
    groupe: 'Fléchage',
    type: auMoinsUn,
  },
  'flechage.lettre_min': { libelle: 'Longueur minimale de la lettre', unite: 'caractères', groupe: 'Fléchage', type: auMoinsUn },
  'flechage.lettre_max': { libelle: 'Longueur maximale de la lettre', unite: 'caractères', groupe: 'Fléchage', type: auMoinsUn },
  'flechage.lettre_pages_max': { libelle: 'Longueur maximale de la lettre jointe', unite: 'pages', groupe: 'Fléchage', type: auMoinsUn },
  'flechage.alternatives_max': { libelle: 'Terrains de repli', unite: 'terrains', groupe: 'Fléchage', type: compte },
  'flechage.libelle_representant': {
    libelle: 'Nom donné à la personne qui représente les étudiants',
    unite: '',
    groupe: 'Fléchage',
    type: texte,
  },
  'commission.quorum': { libelle: 'Part des membres qui doit être présente', unite: 'fraction', groupe: 'Commission', type: fraction },
  'statistiques.seuil': {
    libelle: 'Effectif au-dessous duquel un chiffre est masqué',
    unite: 'personnes',
    groupe: 'Publication',
    type: auMoinsUn,
  },
  'offre.taux_pour_cent': { libelle: 'Postes offerts pour cent internes', unite: 'pour cent', groupe: 'Offre de stages', type: auMoinsUn },
  'offre.exception_seuil': {
    libelle: 'Effectif à partir duquel le minimum est un excédent fixe',
    unite: 'internes',
    groupe: 'Offre de stages',
    type: auMoinsUn,
  },
  'offre.exception_excedent': {
    libelle: 'Excédent fixe au-delà de cet effectif',
    unite: 'postes',
    groupe: 'Offre de stages',
    type: compte,
  },
  'choix.surnombre_validant_mois': {
    libelle: 'Présence au moins, dans le semestre, pour un surnombre validant',
    unite: 'mois',
    groupe: 'Offre de stages',
    type: auMoinsUn,
  },
  'choix.consolidation_voeux_pour_cent': {
    libelle: 'Vœux à faire au moins en consolidation, pour cent terrains offerts',
    unite: 'pour cent',
    groupe: 'Offre de stages',
    type: auMoinsUn,
  },
  'choix.consolidation_voeux_min': {
    libelle: 'Vœux à faire au moins en consolidation, quel que soit le nombre de terrains',
    unite: 'vœux',
    groupe: 'Offre de stages',
    type: auMoinsUn,
  },
  'des.phase_duree_facteur': {
    libelle: 'Temps laissé pour valider une phase, en fois sa durée',
    unite: 'fois',
    groupe: 'Formation',
    type: auMoinsUn,
  },
  'des.phase_alerte_pour_cent': { libelle: 'Part de ce temps où prévenir', unite: 'pour cent', groupe: 'Formation', type: auMoinsUn },
  'des.these_derogation_premiere': {
    libelle: 'Première promotion qui peut demander une dérogation pour la thèse',
    unite: 'année d’entrée',
    groupe: 'Formation',
    type: auMoinsUn,
  },
  'des.these_derogation_derniere': {
    libelle: 'Dernière promotion qui peut demander une dérogation pour la thèse',
    unite: 'année d’entrée',
    groupe: 'Formation',
    type: auMoinsUn,
  },
  'des.these_annees': {
    libelle: 'Délai de la thèse pour un DES en trois ans, après la première inscription',
    unite: 'années',
    groupe: 'Formation',
    type: auMoinsUn,
  },
  'des.these_alerte_mois': { libelle: 'Alerte avant la date limite de la thèse', unite: 'mois', groupe: 'Formation', type: auMoinsUn },
  'droits.interruption_jours': {
    libelle: 'Interruption d’un stage au-delà de laquelle il n’est pas validé, congés annuels non comptés',
    unite: 'jours',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.interruption_annuel_min_mois': {
    libelle: 'Stage d’un an : interruption au-delà de laquelle un semestre de plus est dû',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.interruption_annuel_max_mois': {
    libelle: 'Stage d’un an : interruption jusqu’à laquelle un seul semestre de plus est dû',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.conges_interne_jours': {
    libelle: 'Congés annuels d’un interne',
    unite: 'jours ouvrables par an',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.conges_interne_suite': {
    libelle: 'Congés annuels d’un interne, pris à la suite',
    unite: 'jours ouvrables',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.conges_junior_jours': {
    libelle: 'Congés annuels d’un docteur junior',
    unite: 'jours ouvrés par an',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.conges_junior_suite': {
    libelle: 'Congés annuels d’un docteur junior, pris à la suite',
    unite: 'jours de calendrier',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.maladie_plein_mois': { libelle: 'Congé de maladie payé en entier', unite: 'mois', groupe: 'Droits de stage', type: auMoinsUn },
  'droits.maladie_demi_mois': {
    libelle: 'Congé de maladie payé à moitié, ensuite',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.maladie_sans_mois': {
    libelle: 'Congé de maladie sans traitement, ensuite, au plus',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.longue_maladie_deux_tiers_mois': {
    libelle: 'Congé pour affection grave payé aux deux tiers',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.longue_maladie_demi_mois': {
    libelle: 'Congé pour affection grave payé à moitié, ensuite',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.disponibilite_etudes_service_mois': {
    libelle: 'Service à accomplir avant une disponibilité pour études, recherches ou perfectionnement',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.disponibilite_convenances_service_mois': {
    libelle: 'Service à accomplir avant une disponibilité pour convenances personnelles',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.disponibilite_duree_mois': {
    libelle: 'Disponibilité, renouvellement compris',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.disponibilite_doctorat_mois': {
    libelle: 'Disponibilité pour une thèse de doctorat',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.disponibilite_preavis_mois': {
    libelle: 'Demande d’une disponibilité ou d’un retour, avant son début',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.hors_region_stages': {
    libelle: 'Stages hors de la région pendant l’approfondissement',
    unite: 'stages',
    groupe: 'Droits de stage',
    type: compte,
  },
  'droits.hors_region_depot_mois': {
    libelle: 'Dépôt d’un dossier de stage hors de la région, avant son début',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.remords_semestre': {
    libelle: 'Dernier semestre d’approfondissement où exercer son droit au remords',
    unite: 'rang du semestre',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.semaine_demi_journees': {
    libelle: 'Demi-journées d’une semaine',
    unite: 'demi-journées',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.semaine_stage': {
    libelle: 'Demi-journées de la semaine passées en stage',
    unite: 'demi-journées',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'droits.semaine_heures_max': { libelle: 'Durée d’une semaine, en moyenne', unite: 'heures', groupe: 'Droits de stage', type: auMoinsUn },
  'droits.gardes_grossesse_mois': {
    libelle: 'Mois de grossesse à partir duquel les gardes ne sont plus dues',
    unite: 'mois',
    groupe: 'Droits de stage',
    type: auMoinsUn,
  },
  'evaluation.seuil_reponses': {
    libelle: 'Réponses à réunir avant de montrer les évaluations d’un terrain',
    unite: 'réponses',
    groupe: 'Évaluation des stages',
    type: auMoinsUn,
  },
  'evaluation.semestres_apres': {
    libelle: 'Semestres entiers à attendre avant de les montrer',
    unite: 'semestres',
    groupe: 'Évaluation des stages',
    type: auMoinsUn,
  },
  'evaluation.jours_avant_fin': {
    libelle: 'Ouverture de l’évaluation avant la fin du semestre',
    unite: 'jours',
    groupe: 'Évaluation des stages',
    type: auMoinsUn,
  },
  'evaluation.mois_apres_fin': {
    libelle: 'Fermeture de l’évaluation après la fin du semestre',
    unite: 'mois',
    groupe: 'Évaluation des stages',
    type: auMoinsUn,
  },
  'indemnite.transport_mois': {
    libelle: 'Indemnité de transport d’un stage en ville',
    unite: 'euros par mois',
    groupe: 'Indemnités',
    type: compte,
  },
  'indemnite.transport_km': {
    libelle: 'Distance au CHU et au domicile au-delà de laquelle elle est due',
    unite: 'kilomètres',
    groupe: 'Indemnités',
    type: compte,
  },
  'indemnite.logement_mois': {
    libelle: 'Indemnité d’hébergement d’un stage en ville, en zone sous-dense',
    unite: 'euros par mois',
    groupe: 'Indemnités',
    type: compte,
  },
  ...CATALOGUE_SOUTIEN,
} as const satisfies Record<string, Definition>

export type CleParametre = keyof typeof CATALOGUE

/** The values of one day, by key. */
export type Parametres = { readonly [C in CleParametre]: z.output<(typeof CATALOGUE)[C]['type']> }

export const CLES = Object.keys(CATALOGUE) as CleParametre[]

export const estCle = (cle: string): cle is CleParametre => Object.hasOwn(CATALOGUE, cle)

/** A parameter without a value for the day, or whose value is not of its shape. */
export class ParametreError extends Error {
  override name = 'ParametreError'
}

/** Types the rows of one day. @throws ParametreError naming every key that is missing or wrong */
export function typerParametres(lignes: readonly { cle: string; valeur: unknown }[]): Parametres {
  const lues = new Map(lignes.map((l) => [l.cle, l.valeur]))
  const fautes: string[] = []
  const valeurs = CLES.map((cle) => {
    if (!lues.has(cle)) fautes.push(`Le paramètre ${cle} n’a pas de valeur à cette date.`)
    const lecture = CATALOGUE[cle].type.safeParse(lues.get(cle))
    if (lues.has(cle) && !lecture.success)
      fautes.push(`Le paramètre ${cle} a une valeur inutilisable : ${lecture.error.issues[0]?.message ?? 'forme inconnue'}.`)
    return [cle, lecture.data] as const
  })
  if (fautes.length > 0) throw new ParametreError(fautes.join('\n'))
  return Object.fromEntries(valeurs) as Parametres
}

export type Saisie = Readonly<{ ok: true; valeur: string | number | null } | { ok: false; message: string }>

/** A value typed in a form: an empty field is « no value » where the catalogue allows it. */
export function valeurSaisie(cle: CleParametre, saisie: string): Saisie {
  const type: z.ZodType = CATALOGUE[cle].type
  const brut = saisie.trim()
  const essais = [brut === '' ? null : brut, ...(/^\d{1,9}$/.test(brut) ? [Number(brut)] : [])]
  const lectures = essais.map((e) => type.safeParse(e))
  const lue = lectures.find((l) => l.success)
  if (lue) return { ok: true, valeur: lue.data as string | number | null }
  return { ok: false, message: lectures.at(-1)?.error?.issues[0]?.message ?? 'valeur inutilisable' }
}
