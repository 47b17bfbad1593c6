export type Maitre = 'SCOLARITE' | 'ARS' | 'DUMG'

export const LIBELLE_MAITRE: Record<Maitre, string> = {
  SCOLARITE: 'la scolarité',
  ARS: 'l’agence régionale de santé',
  DUMG: 'le secrétariat du DUMG',
}

/** The same on its own, in a table. */
export const NOM_MAITRE: Record<Maitre, string> = {
  SCOLARITE: 'Scolarité',
  ARS: 'Agence régionale de santé',
  DUMG: 'Secrétariat du DUMG',
}

/** Whose word counts for each field (R-CAM-2). A file may change the fields of its own master and no other. */
export const MAITRES = {
  anneeEntree: { libelle: 'Année d’entrée', maitre: 'SCOLARITE' },
  typeClassement: { libelle: 'Classement', maitre: 'SCOLARITE' },
  rang: { libelle: 'Rang', maitre: 'SCOLARITE' },
  effectif: { libelle: 'Effectif de référence', maitre: 'SCOLARITE' },
  phase: { libelle: 'Phase du semestre', maitre: 'SCOLARITE' },
  situation: { libelle: 'Situation du semestre', maitre: 'SCOLARITE' },
  cause: { libelle: 'Cause', maitre: 'SCOLARITE' },
  interruption: { libelle: 'Jours d’interruption', maitre: 'SCOLARITE' },
  moitie: { libelle: 'Moitié validée', maitre: 'SCOLARITE' },
  these: { libelle: 'Thèse soutenue le', maitre: 'SCOLARITE' },
  contrat: { libelle: 'Contrat de formation signé le', maitre: 'SCOLARITE' },
  fst: { libelle: 'FST', maitre: 'SCOLARITE' },
  fstSemestres: { libelle: 'Semestres de FST', maitre: 'SCOLARITE' },
  derogation: { libelle: 'Dérogations', maitre: 'DUMG' },
  capacite: { libelle: 'Places offertes', maitre: 'ARS' },
  lieu: { libelle: 'Terrain d’affectation', maitre: 'ARS' },
  categorie: { libelle: 'Type de stage', maitre: 'ARS' },
  secondTerrain: { libelle: 'Second terrain', maitre: 'ARS' },
  premiereMoitie: { libelle: 'Première moitié', maitre: 'ARS' },
  agreee: { libelle: 'Places agréées', maitre: 'ARS' },
  rpps: { libelle: 'RPPS', maitre: 'DUMG' },
  courriel: { libelle: 'Adresse électronique', maitre: 'DUMG' },
  nom: { libelle: 'Nom', maitre: 'DUMG' },
  prenom: { libelle: 'Prénom', maitre: 'DUMG' },
} as const satisfies Record<string, { libelle: string; maitre: Maitre }>

export type Champ = keyof typeof MAITRES
