import pg from 'pg'
// The settings of a department: plain data and SQL, so that every way of starting the portal can load them.
import type { CATALOGUE, CleParametre } from '@/app/parametres'
import type { Parametres } from '@/lib/referentiel/parametre/schema'

export type LigneParametre = Readonly<{
  cle: CleParametre
  valeur: string | number | null
  unite: string
  valableDu: string
  sourceTitre: string
  sourceUrl: string | null
  verifieLe: string
  verifiePar: string
}>

type Source = Readonly<{ titre: string; url: string | null }>

const LOCAL: Source = { titre: 'Département, avant l’ouverture du portail', url: null }
const CHOIX: Source = { titre: 'Choix du portail, sans norme : à confirmer par le département', url: null }
const ARTICLE_44: Source = {
  titre: 'Arrêté du 12 avril 2017, article 44',
  url: 'https://www.legifrance.gouv.fr/loda/id/LEGIARTI000034425516',
}
const ARRETE_2015: Source = {
  titre: 'Arrêté du 20 février 2015 (taux d’inadéquation), à relire avant chaque offre',
  url: 'https://affairesjuridiques.aphp.fr',
}
const INDEMNITES: Source = {
  titre: 'Indemnités des internes en stage ambulatoire (transport, hébergement) : montants à relire chaque année',
  url: 'https://www.legifrance.gouv.fr',
}
const APPARIEMENT: Source = {
  titre: 'Texte voisin (chirurgie orale) : 20 % des postes, 4 vœux au moins ; à confirmer pour la médecine générale',
  url: 'https://www.legifrance.gouv.fr',
}
const SURNOMBRE: Source = {
  titre: 'Surnombres, agence régionale de santé Centre-Val de Loire : à relire avec la vôtre',
  url: 'https://www.centre-val-de-loire.ars.sante.fr',
}
const CJA: Source = { titre: 'Code de justice administrative, article R. 421-1', url: 'https://www.legifrance.gouv.fr' }
const R_632_19: Source = { titre: 'Code de l’éducation, article R. 632-19', url: 'https://www.legifrance.gouv.fr' }
const R_632_23: Source = {
  titre: 'Code de l’éducation, article R. 632-23 ; dérogations à relire avant chaque promotion',
  url: 'https://www.legifrance.gouv.fr',
}
const DROIT_INTERRUPTION: Source = {
  titre: 'Code de la santé publique, article R. 6153-20 : à relire chaque année',
  url: 'https://www.legifrance.gouv.fr',
}
const DROIT_CONGES: Source = {
  titre:
    'Congés annuels des internes et des docteurs juniors, d’après l’Intersyndicale nationale des internes : à confirmer par les affaires médicales',
  url: 'https://isni.fr',
}
const DROIT_MALADIE: Source = {
  titre:
    'Congés de maladie des internes (article R. 6153-15 du code de la santé publique pour les affections graves) : à confirmer par les affaires médicales',
  url: 'https://www.legifrance.gouv.fr',
}
const DROIT_DISPONIBILITE: Source = {
  titre: 'Code de la santé publique, article R. 6153-26 : à relire chaque année',
  url: 'https://www.legifrance.gouv.fr',
}
const DROIT_HORS_REGION: Source = {
  titre: 'Arrêté du 12 avril 2017, articles 47 à 49 ; quatre stages pour les internes affectés en Centre-Val de Loire',
  url: 'https://www.legifrance.gouv.fr',
}
const DROIT_USAGE_HORS_REGION: Source = {
  titre: 'Usage des subdivisions, quatre à six mois avant : à confirmer par le département',
  url: null,
}
const DROIT_REMORDS: Source = {
  titre: 'Arrêté du 10 juillet 2025 sur le troisième cycle (droit au remords) : à relire',
  url: 'https://www.legifrance.gouv.fr',
}
const DROIT_SEMAINE: Source = {
  titre: 'Temps de travail des internes, code de la santé publique : à confirmer par les affaires médicales',
  url: 'https://www.legifrance.gouv.fr',
}
const DROIT_GARDES: Source = {
  titre:
    'Dispense de gardes pendant la grossesse, d’après le syndicat des internes des hôpitaux de Paris : à confirmer par les affaires médicales',
  url: 'https://sihp.fr',
}
const CRPA: Source = {
  titre: 'Code des relations entre le public et l’administration, articles L. 112-3 et R. 112-5',
  url: 'https://www.legifrance.gouv.fr',
}

const ligne = (cle: CleParametre, valeur: LigneParametre['valeur'], unite: string, source: Source): LigneParametre => ({
  cle,
  valeur,
  unite,
  valableDu: '2017-11-01',
  sourceTitre: source.titre,
  sourceUrl: source.url,
  verifieLe: '2026-11-20',
  verifiePar: 'Rédaction du portail',
})

const CELLULE: Source = { titre: 'Fonctionnement de la cellule, à confirmer par ses médecins', url: null }
const CNIL_SOCIAL: Source = {
  titre: 'Référentiel de la Cnil sur l’accompagnement social et médico-social : deux ans au plus après le dernier contact',
  url: 'https://www.cnil.fr',
}
const RGPD_14: Source = { titre: 'Règlement général sur la protection des données, article 14 : un mois', url: 'https://www.cnil.fr' }

const REGLES_SOUTIEN: readonly LigneParametre[] = [
  ligne('soutien.creneaux_par_mois', 6, 'créneaux par mois', CELLULE),
  ligne('soutien.rdv_minutes', 60, 'minutes', CELLULE),
  ligne('soutien.maintien_heures', 72, 'heures', CELLULE),
  ligne('soutien.reponse_jours_ouvres', 3, 'jours ouvrés', CELLULE),
  ligne('soutien.conservation_mois', 12, 'mois', CNIL_SOCIAL),
  ligne('soutien.retrait_jours', 30, 'jours', CELLULE),
  ligne('soutien.silence_mois', 24, 'mois', CNIL_SOCIAL),
  ligne('soutien.preavis_jours', 30, 'jours', CELLULE),
  ligne('soutien.tiers_jours', 30, 'jours', RGPD_14),
  ligne('soutien.verification_jours', 180, 'jours', CELLULE),
  ligne('soutien.verrouillage_minutes', 15, 'minutes', CELLULE),
]

const REGLES: readonly LigneParametre[] = [
  ...REGLES_SOUTIEN,
  ligne('recours.delai_mois', 2, 'mois', CJA),
  ligne('flechage.silence', null, '', CRPA),
  ligne('flechage.complement_jours_min', 7, 'jours', CHOIX),
  ligne('flechage.accord_validite_mois', 6, 'mois', CHOIX),
  ligne('flechage.relance_heures', 72, 'heures', CHOIX),
  ligne('flechage.entretien_jours_ouvres', 5, 'jours ouvrés', CHOIX),
  ligne('flechage.motif_longueur_min', 30, 'caractères', CHOIX),
  ligne('flechage.lettre_min', 1500, 'caractères', CHOIX),
  ligne('flechage.lettre_max', 6000, 'caractères', CHOIX),
  ligne('flechage.lettre_pages_max', 2, 'pages', CHOIX),
  ligne('flechage.alternatives_max', 2, 'terrains', CHOIX),
  ligne('flechage.libelle_representant', 'représentant des étudiants à la commission locale de subdivision', '', ARTICLE_44),
  ligne('commission.quorum', '1/2', 'fraction', CHOIX),
  ligne('statistiques.seuil', 5, 'personnes', CHOIX),
  ligne('offre.taux_pour_cent', 107, 'pour cent', ARRETE_2015),
  ligne('offre.exception_seuil', 430, 'internes', ARRETE_2015),
  ligne('offre.exception_excedent', 30, 'postes', ARRETE_2015),
  ligne('choix.surnombre_validant_mois', 4, 'mois', SURNOMBRE),
  ligne('choix.consolidation_voeux_pour_cent', 20, 'pour cent', APPARIEMENT),
  ligne('choix.consolidation_voeux_min', 4, 'vœux', APPARIEMENT),
  ligne('des.phase_duree_facteur', 2, 'fois', R_632_19),
  ligne('des.phase_alerte_pour_cent', 75, 'pour cent', CHOIX),
  ligne('des.these_derogation_premiere', 2023, 'année d’entrée', R_632_23),
  ligne('des.these_derogation_derniere', 2025, 'année d’entrée', R_632_23),
  ligne('des.these_annees', 6, 'années', R_632_23),
  ligne('des.these_alerte_mois', 12, 'mois', CHOIX),
  ligne('droits.interruption_jours', 60, 'jours', DROIT_INTERRUPTION),
  ligne('droits.interruption_annuel_min_mois', 4, 'mois', DROIT_INTERRUPTION),
  ligne('droits.interruption_annuel_max_mois', 8, 'mois', DROIT_INTERRUPTION),
  ligne('droits.conges_interne_jours', 30, 'jours ouvrables par an', DROIT_CONGES),
  ligne('droits.conges_interne_suite', 24, 'jours ouvrables', DROIT_CONGES),
  ligne('droits.conges_junior_jours', 25, 'jours ouvrés par an', DROIT_CONGES),
  ligne('droits.conges_junior_suite', 31, 'jours de calendrier', DROIT_CONGES),
  ligne('droits.maladie_plein_mois', 3, 'mois', DROIT_MALADIE),
  ligne('droits.maladie_demi_mois', 6, 'mois', DROIT_MALADIE),
  ligne('droits.maladie_sans_mois', 15, 'mois', DROIT_MALADIE),
  ligne('droits.longue_maladie_deux_tiers_mois', 18, 'mois', DROIT_MALADIE),
  ligne('droits.longue_maladie_demi_mois', 18, 'mois', DROIT_MALADIE),
  ligne('droits.disponibilite_etudes_service_mois', 6, 'mois', DROIT_DISPONIBILITE),
  ligne('droits.disponibilite_convenances_service_mois', 12, 'mois', DROIT_DISPONIBILITE),
  ligne('droits.disponibilite_duree_mois', 24, 'mois', DROIT_DISPONIBILITE),
  ligne('droits.disponibilite_doctorat_mois', 36, 'mois', DROIT_DISPONIBILITE),
  ligne('droits.disponibilite_preavis_mois', 2, 'mois', DROIT_DISPONIBILITE),
  ligne('droits.hors_region_stages', 2, 'stages', DROIT_HORS_REGION),
  ligne('droits.hors_region_depot_mois', 4, 'mois', DROIT_USAGE_HORS_REGION),
  ligne('droits.remords_semestre', 2, 'rang du semestre', DROIT_REMORDS),
  ligne('droits.semaine_demi_journees', 10, 'demi-journées', DROIT_SEMAINE),
  ligne('droits.semaine_stage', 8, 'demi-journées', DROIT_SEMAINE),
  ligne('droits.semaine_heures_max', 48, 'heures', DROIT_SEMAINE),
  ligne('droits.gardes_grossesse_mois', 3, 'mois', DROIT_GARDES),
  ligne('evaluation.seuil_reponses', 3, 'réponses', CHOIX),
  ligne('evaluation.semestres_apres', 1, 'semestres', CHOIX),
  ligne('evaluation.jours_avant_fin', 42, 'jours', CHOIX),
  ligne('evaluation.mois_apres_fin', 3, 'mois', CHOIX),
  ligne('indemnite.transport_mois', 130, 'euros par mois', INDEMNITES),
  ligne('indemnite.transport_km', 15, 'kilomètres', INDEMNITES),
  ligne('indemnite.logement_mois', 300, 'euros par mois', INDEMNITES),
  ligne('conservation.flechage_annees', 2, 'années', CHOIX),
  ligne('conservation.journal_mois', 12, 'mois', CHOIX),
  ligne('conservation.import_bilan_mois', 12, 'mois', CHOIX),
  ligne('conservation.compte_inactif_mois', 24, 'mois', CHOIX),
]

const IDENTITE_FICTIVE = {
  'dumg.nom': 'Département universitaire de médecine générale du Val-de-Hautebrune',
  'dumg.adresse': '12 rue des Facultés, 99000 Hautebrune',
  'dumg.courriel': 'secretariat.dumg@hautebrune.example',
  'dumg.telephone': '09 99 00 10 10',
  'universite.nom': 'Université de Hautebrune',
  'universite.adresse': '1 place de l’Université, 99000 Hautebrune',
  'universite.telephone': '09 99 00 10 00',
  directeur_publication: 'La présidente de l’Université de Hautebrune',
  hebergeur: 'Université de Hautebrune, direction du numérique, 1 place de l’Université, 99000 Hautebrune, 09 99 00 10 00',
  'dpo.courriel': 'dpo@hautebrune.example',
  'ars.nom': 'Agence régionale de santé du Val-de-Hautebrune',
  'tribunal_administratif.ville': 'Hautebrune',
  'soutien.adresse': 'cellule@hautebrune.example',
  'soutien.telephone': '09 99 00 10 40',
  'soutien.exterieur': 'Dr Hélène Astier, médecin de l’université voisine, 09 99 00 20 40',
} as const satisfies Partial<Parametres<typeof CATALOGUE>>

const CLES_IDENTITE = Object.keys(IDENTITE_FICTIVE) as (keyof typeof IDENTITE_FICTIVE)[]

const OUVERTURE = ['soutien.aipd_validee_le', 'soutien.hebergement_qualifie'] as const
const AIPD: Source = { titre: 'R-SOU-17 et R-SOU-18 : la cellule reste fermée tant que cette valeur manque', url: 'https://www.cnil.fr' }
const OUVERTURE_FICTIVE = ['2026-09-15', 'Hébergement par l’université de ses propres données, avis fictif n° 2026-12'] as const

/** The parameters of a new production portal: the rules have their values, the department has to fill in its own. */
export const PARAMETRES_INITIAUX: readonly LigneParametre[] = [
  ...OUVERTURE.map((cle) => ligne(cle, null, '', AIPD)),
  ...CLES_IDENTITE.map((cle) => ligne(cle, 'À renseigner', '', LOCAL)),
  ...REGLES,
]

/** The same for the fictitious department of the demonstration and of the tests. */
export const PARAMETRES_DEMONSTRATION: readonly LigneParametre[] = [
  ...OUVERTURE.map((cle, i) => ligne(cle, OUVERTURE_FICTIVE[i] ?? null, '', AIPD)),
  ...CLES_IDENTITE.map((cle) => ligne(cle, IDENTITE_FICTIVE[cle], '', { titre: 'Département fictif de la démonstration', url: null })),
  ...REGLES,
]

/** Gives their first value to the parameters that have none, and leaves the others unchanged. Returns how many were written. */
export async function semerParametres(url: string, lignes: readonly LigneParametre[]): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `INSERT INTO parametre (id, cle, valeur, unite, "valableDu", "sourceTitre", "sourceUrl", "verifieLe", "verifiePar")
       SELECT gen_random_uuid(), l->>'cle', l->'valeur', l->>'unite', (l->>'valableDu')::date, l->>'sourceTitre', l->>'sourceUrl', (l->>'verifieLe')::date, l->>'verifiePar'
       FROM jsonb_array_elements($1::jsonb) l
       WHERE NOT EXISTS (SELECT FROM parametre p WHERE p.cle = l->>'cle')`,
      [JSON.stringify(lignes)],
    )
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}
