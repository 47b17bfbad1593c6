/**
 * The room that writes each model; every other room calls a command of it. Models of the support cell are not here: they
 * are in its own schema, which no other room can open.
 */
export const OWNERS: Readonly<Record<string, string>> = {
  // technique
  ligneJournal: 'lib/core',
  courriel: 'lib/core',
  courrierRecu: 'lib/core',
  fichier: 'lib/core',
  limiteDebit: 'lib/core',
  versionLue: 'lib/core',
  session: 'lib/core',
  // nouns
  territoire: 'lib/referentiel/territoire',
  commune: 'lib/referentiel/territoire',
  parametre: 'lib/referentiel/parametre',
  personne: 'lib/referentiel/identite',
  nomination: 'lib/referentiel/identite',
  lienConnexion: 'lib/referentiel/identite',
  semestre: 'lib/referentiel/stage',
  structure: 'lib/referentiel/stage',
  msu: 'lib/referentiel/stage',
  terrain: 'lib/referentiel/stage',
  terrainMsu: 'lib/referentiel/stage',
  terrainPhoto: 'lib/referentiel/stage',
  poste: 'lib/referentiel/stage',
  horsChoix: 'lib/referentiel/stage',
  interne: 'lib/referentiel/interne',
  semestreInterne: 'lib/referentiel/interne',
  mobilite: 'lib/referentiel/interne',
  situationInterne: 'lib/referentiel/interne',
  contestation: 'lib/referentiel/interne',
  derogation: 'lib/referentiel/interne',
  commission: 'lib/referentiel/commission',
  membre: 'lib/referentiel/commission',
  seance: 'lib/referentiel/commission',
  presence: 'lib/referentiel/commission',
  examen: 'lib/referentiel/commission',
  deport: 'lib/referentiel/commission',
  declaration: 'lib/referentiel/commission',
  note: 'lib/referentiel/commission',
  vote: 'lib/referentiel/commission',
  // exploitation
  import: 'lib/exploitation',
  ecart: 'lib/exploitation',
  // workflows
  campagneFlechage: 'lib/flechage',
  flechage: 'lib/flechage',
  flechageAlternative: 'lib/flechage',
  lienDeclare: 'lib/flechage',
  depot: 'lib/flechage',
  accord: 'lib/flechage',
  piece: 'lib/flechage',
  verification: 'lib/flechage',
  complement: 'lib/flechage',
  saisine: 'lib/flechage',
  entretien: 'lib/flechage',
  decision: 'lib/flechage',
  campagnePostes: 'lib/stages',
  demandeCapacite: 'lib/stages',
  listePostes: 'lib/stages',
  lignePostes: 'lib/stages',
  voeuxStage: 'lib/stages',
  choix: 'lib/stages',
  appelChoix: 'lib/stages',
  classementChoix: 'lib/stages',
  apercuChoix: 'lib/stages',
  evaluation: 'lib/stages',
  evaluationRendue: 'lib/stages',
  alerteStage: 'lib/stages',
}

/**
 * Where a room reads a model of a workflow that is not below it: the places where workflows meet through the database. Each
 * says why; this list only shrinks.
 */
export const READ_ELSEWHERE: Readonly<Record<string, string>> = {
  'lib/flechage/decision/queries.ts choix': 'an offer is frozen once a choice of its semester has begun (R-FLE-9)',
}
