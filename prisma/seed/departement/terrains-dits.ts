import type { CategorieStage, ModeExercice, MoitieStage, TypeStructure } from '@/generated/prisma/enums'

export type StructureDite = Readonly<{
  cle: string
  nom: string
  type: TypeStructure
  commune: string
  adresse: string
  finess?: string
  quartierPrioritaire?: boolean
  directeur?: readonly [string, string]
}>

export type TerrainDit = Readonly<{
  cle: string
  structure: string
  intitule: string
  categories: readonly CategorieStage[]
  /** Places offered. */
  capacite: number
  /** Places agréées, when there are more: for internes who come for the last three months of a coupled stage. */
  agrees?: number
  /** Where its coupled stage ends. */
  second?: Readonly<{ cle: string; premiereMoitie: MoitieStage }>
  mode?: ModeExercice
  /** Keys of the named MSU who receive internes there, the coordinator first. */
  msus?: readonly string[]
  /** How many other MSU receive internes there. */
  equipe?: number
  fiche?: string
  logement?: boolean
  etat?: 'SUSPENDU' | 'FIN_AVANCEE'
}>

/** Places that the department's stories mention, then those that fill the offer. */
export const STRUCTURES: readonly StructureDite[] = [
  {
    cle: 'trois-vallees',
    nom: 'MSP des Trois-Vallées',
    type: 'MSP',
    commune: 'Saint-Aubin-le-Val',
    adresse: '4 place du Marché',
    finess: '990000010',
  },
  {
    cle: 'louise-michel',
    nom: 'Centre de santé Louise-Michel',
    type: 'CDS',
    commune: 'Montreuil-sur-Orge',
    adresse: '27 avenue de la République',
    finess: '990000028',
    quartierPrioritaire: true,
  },
  {
    cle: 'plateau',
    nom: 'MSP du Plateau',
    type: 'MSP',
    commune: 'Villeneuve-du-Plateau',
    adresse: '2 route des Crêtes',
    finess: '990000036',
  },
  {
    cle: 'val-clair',
    nom: 'Centre hospitalier du Val-Clair',
    type: 'CH',
    commune: 'Val-Clair',
    adresse: '1 rue de l’Hôpital',
    finess: '990000044',
    directeur: ['Philippe', 'Auvray'],
  },
  { cle: 'marelle', nom: 'Cabinet Marelle', type: 'CABINET', commune: 'La Marelle', adresse: '15 rue Haute' },
  { cle: 'grandlieu', nom: 'PMI de Grandlieu', type: 'PMI', commune: 'Grandlieu', adresse: '8 quai du Port' },
  {
    cle: 'chu',
    nom: 'CHU de Hautebrune',
    type: 'CHU',
    commune: 'Hautebrune',
    adresse: '100 boulevard du Docteur-Aubert',
    directeur: ['Sylvie', 'Kermarrec'],
  },
  {
    cle: 'ch-littoral',
    nom: 'Centre hospitalier du Littoral',
    type: 'CH',
    commune: 'Port-Sainte-Anne',
    adresse: '3 rue des Embruns',
    directeur: ['Marc', 'Le Dantec'],
  },
  {
    cle: 'ch-plaine',
    nom: 'Centre hospitalier de la Plaine',
    type: 'CH',
    commune: 'Orgeval-la-Plaine',
    adresse: '50 route de Froidmont',
    directeur: ['Nadège', 'Thiéry'],
  },
  { cle: 'boucles', nom: 'MSP des Boucles', type: 'MSP', commune: 'Aune-la-Grande', adresse: '11 rue du Bac' },
  { cle: 'moulins', nom: 'Cabinet des Moulins', type: 'CABINET', commune: 'Moulins-sur-Aune', adresse: '6 rue du Bief' },
  { cle: 'chantemerle', nom: 'MSP de Chantemerle', type: 'MSP', commune: 'Chantemerle', adresse: '1 chemin des Merles' },
  { cle: 'salines', nom: 'MSP des Salines', type: 'MSP', commune: 'Les Salines', adresse: '9 rue du Sel' },
  { cle: 'kervalin', nom: 'Cabinet de Kervalin', type: 'CABINET', commune: 'Kervalin', adresse: '2 place de l’Église' },
  { cle: 'froidmont', nom: 'MSP de Froidmont', type: 'MSP', commune: 'Froidmont', adresse: '18 grande rue' },
  { cle: 'brizay', nom: 'Centre de santé de Brizay', type: 'CDS', commune: 'Brizay', adresse: '5 rue des Écoles' },
  { cle: 'villefleury', nom: 'MSP de Villefleury', type: 'MSP', commune: 'Villefleury', adresse: '33 rue des Jardins' },
  { cle: 'haute-lande', nom: 'MSP de la Haute-Lande', type: 'MSP', commune: 'Haute-Lande', adresse: '7 rue du Vent' },
  { cle: 'montsec', nom: 'Cabinet de Montsec', type: 'CABINET', commune: 'Montsec', adresse: '12 rue Basse' },
  { cle: 'trois-rivieres', nom: 'MSP des Trois-Rivières', type: 'MSP', commune: 'Trois-Rivières', adresse: '20 rue du Pont' },
  { cle: 'valsonne', nom: 'Cabinet de Valsonne', type: 'CABINET', commune: 'Valsonne', adresse: '3 place du Foirail' },
  {
    cle: 'pont-d-orge',
    nom: 'Centre de santé du Pont-d’Orge',
    type: 'CDS',
    commune: 'Pont-d’Orge',
    adresse: '41 quai d’Orge',
    quartierPrioritaire: true,
  },
  { cle: 'beaulieu', nom: 'MSP de Beaulieu', type: 'MSP', commune: 'Beaulieu-les-Champs', adresse: '14 rue des Tilleuls' },
]

const H = 'HOSPITALIER' as const

export const TERRAINS: readonly TerrainDit[] = [
  {
    cle: 'saint-aubin',
    structure: 'trois-vallees',
    intitule: 'Niveau 1 à Saint-Aubin, trois maîtres de stage',
    categories: ['N1'],
    capacite: 1,
    msus: ['carpentier'],
    equipe: 2,
    logement: true,
    fiche: 'Une journée et demie chez chacun des trois praticiens, une demi-journée avec les infirmières.',
  },
  { cle: 'urgences-val-clair', structure: 'val-clair', intitule: 'Urgences du Val-Clair', categories: ['URGENCES'], capacite: 4, mode: H },
  {
    cle: 'geriatrie',
    structure: 'val-clair',
    intitule: 'Médecine polyvalente et gériatrie',
    categories: ['POLYVALENTE'],
    capacite: 3,
    mode: H,
  },
  {
    cle: 'sfe-grandlieu',
    structure: 'grandlieu',
    intitule: 'Santé de la femme et de l’enfant, PMI et hôpital',
    categories: ['SFE'],
    capacite: 2,
    msus: ['le-goff'],
    equipe: 1,
    second: { cle: 'sfe-littoral', premiereMoitie: 'SANTE_ENFANT' },
    fiche: 'Trois mois de santé de l’enfant à la PMI de Grandlieu, puis trois mois de santé de la femme à l’hôpital du Littoral.',
  },
  {
    cle: 'saspas-plateau',
    structure: 'plateau',
    intitule: 'SASPAS du Plateau',
    categories: ['SASPAS'],
    capacite: 1,
    msus: ['carpentier'],
    equipe: 2,
    logement: true,
    fiche: 'Consultations en autonomie supervisée dans les deux cabinets de la maison de santé. Logement à Villeneuve-du-Plateau.',
  },
  {
    cle: 'palliatifs',
    structure: 'val-clair',
    intitule: 'Soins palliatifs',
    categories: ['LIBRE'],
    capacite: 1,
    mode: H,
    fiche: 'Unité de dix lits et équipe mobile qui se rend à domicile.',
  },
  {
    cle: 'n3-trois-vallees',
    structure: 'trois-vallees',
    intitule: 'Docteurs juniors aux Trois-Vallées',
    categories: ['N3_DJ'],
    capacite: 2,
    msus: ['belhadj'],
    equipe: 2,
    logement: true,
  },
  {
    cle: 'addictologie',
    structure: 'chu',
    intitule: 'Addictologie',
    categories: ['LIBRE'],
    capacite: 0,
    mode: H,
    fiche: 'Aucune place agréée pour l’instant : le service se réorganise.',
  },
  {
    cle: 'saspas-marelle',
    structure: 'marelle',
    intitule: 'SASPAS du cabinet Marelle',
    categories: ['SASPAS'],
    capacite: 1,
    msus: ['dupuis'],
    equipe: 1,
    etat: 'SUSPENDU',
  },
  {
    cle: 'gynecologie',
    structure: 'louise-michel',
    intitule: 'Gynécologie en centre de santé',
    categories: ['LIBRE'],
    capacite: 1,
    equipe: 2,
    etat: 'FIN_AVANCEE',
    fiche: 'L’agrément est en cours de renouvellement.',
  },

  { cle: 'n1-boucles', structure: 'boucles', intitule: 'Niveau 1 aux Boucles', categories: ['N1'], capacite: 5, equipe: 3 },
  { cle: 'n1-moulins', structure: 'moulins', intitule: 'Niveau 1 à Moulins-sur-Aune', categories: ['N1'], capacite: 5, equipe: 3 },
  { cle: 'n1-salines', structure: 'salines', intitule: 'Niveau 1 aux Salines', categories: ['N1'], capacite: 5, equipe: 3, logement: true },
  { cle: 'n1-froidmont', structure: 'froidmont', intitule: 'Niveau 1 à Froidmont', categories: ['N1'], capacite: 5, equipe: 3 },
  { cle: 'n1-villefleury', structure: 'villefleury', intitule: 'Niveau 1 à Villefleury', categories: ['N1'], capacite: 5, equipe: 3 },
  { cle: 'n1-beaulieu', structure: 'beaulieu', intitule: 'Niveau 1 à Beaulieu', categories: ['N1'], capacite: 5, equipe: 3 },
  {
    cle: 'n1-trois-rivieres',
    structure: 'trois-rivieres',
    intitule: 'Niveau 1 aux Trois-Rivières',
    categories: ['N1'],
    capacite: 5,
    equipe: 3,
    logement: true,
  },
  {
    cle: 'n1-louise-michel',
    structure: 'louise-michel',
    intitule: 'Niveau 1 au centre Louise-Michel',
    categories: ['N1'],
    capacite: 5,
    equipe: 3,
  },
  { cle: 'urgences-chu', structure: 'chu', intitule: 'Urgences adultes du CHU', categories: ['URGENCES'], capacite: 15, mode: H },
  { cle: 'urgences-littoral', structure: 'ch-littoral', intitule: 'Urgences du Littoral', categories: ['URGENCES'], capacite: 9, mode: H },
  { cle: 'urgences-plaine', structure: 'ch-plaine', intitule: 'Urgences de la Plaine', categories: ['URGENCES'], capacite: 9, mode: H },
  { cle: 'poly-chu', structure: 'chu', intitule: 'Médecine interne et polyvalente', categories: ['POLYVALENTE'], capacite: 12, mode: H },
  {
    cle: 'poly-littoral',
    structure: 'ch-littoral',
    intitule: 'Médecine polyvalente du Littoral',
    categories: ['POLYVALENTE'],
    capacite: 9,
    mode: H,
  },
  {
    cle: 'poly-plaine',
    structure: 'ch-plaine',
    intitule: 'Médecine polyvalente de la Plaine',
    categories: ['POLYVALENTE'],
    capacite: 9,
    mode: H,
  },
  { cle: 'poly-geriatrie-chu', structure: 'chu', intitule: 'Court séjour gériatrique', categories: ['POLYVALENTE'], capacite: 7, mode: H },
  { cle: 'sfe-chu', structure: 'chu', intitule: 'Santé de la femme et de l’enfant du CHU', categories: ['SFE'], capacite: 12, mode: H },
  {
    cle: 'sfe-littoral',
    structure: 'ch-littoral',
    intitule: 'Femme et enfant au Littoral',
    categories: ['SFE'],
    capacite: 8,
    agrees: 10,
    mode: H,
  },
  { cle: 'sfe-plaine', structure: 'ch-plaine', intitule: 'Femme et enfant à la Plaine', categories: ['SFE'], capacite: 8, mode: H },
  {
    cle: 'sfe-louise-michel',
    structure: 'louise-michel',
    intitule: 'Planification et pédiatrie en centre de santé',
    categories: ['SFE'],
    capacite: 6,
    equipe: 3,
  },
  {
    cle: 'saspas-boucles',
    structure: 'boucles',
    intitule: 'SASPAS des Boucles',
    categories: ['SASPAS'],
    capacite: 6,
    msus: ['sauvageot'],
    equipe: 3,
  },
  {
    cle: 'saspas-kervalin',
    structure: 'kervalin',
    intitule: 'SASPAS de Kervalin',
    categories: ['SASPAS'],
    capacite: 6,
    equipe: 4,
    logement: true,
  },
  { cle: 'saspas-brizay', structure: 'brizay', intitule: 'SASPAS de Brizay', categories: ['SASPAS'], capacite: 6, equipe: 3 },
  {
    cle: 'saspas-haute-lande',
    structure: 'haute-lande',
    intitule: 'SASPAS de la Haute-Lande',
    categories: ['SASPAS'],
    capacite: 6,
    equipe: 4,
    logement: true,
  },
  { cle: 'saspas-valsonne', structure: 'valsonne', intitule: 'SASPAS de Valsonne', categories: ['SASPAS'], capacite: 6, equipe: 3 },
  {
    cle: 'saspas-pont-d-orge',
    structure: 'pont-d-orge',
    intitule: 'SASPAS du Pont-d’Orge',
    categories: ['SASPAS'],
    capacite: 7,
    equipe: 4,
  },
  { cle: 'libre-pediatrie', structure: 'chu', intitule: 'Pédiatrie générale', categories: ['LIBRE'], capacite: 8, mode: H },
  {
    cle: 'libre-psychiatrie',
    structure: 'ch-plaine',
    intitule: 'Psychiatrie et soins de ville',
    categories: ['LIBRE'],
    capacite: 8,
    mode: H,
  },
  { cle: 'libre-douleur', structure: 'ch-littoral', intitule: 'Centre de la douleur', categories: ['LIBRE'], capacite: 6, mode: H },
  {
    cle: 'libre-plateau',
    structure: 'plateau',
    intitule: 'Médecine rurale et soins coordonnés',
    categories: ['LIBRE'],
    capacite: 7,
    equipe: 3,
    logement: true,
  },
  {
    cle: 'libre-montsec',
    structure: 'montsec',
    intitule: 'Médecine de montagne',
    categories: ['LIBRE'],
    capacite: 7,
    equipe: 3,
    logement: true,
  },
  {
    cle: 'n3-chantemerle',
    structure: 'chantemerle',
    intitule: 'Docteurs juniors à Chantemerle',
    categories: ['N3_DJ'],
    capacite: 13,
    equipe: 3,
  },
  { cle: 'n3-salines', structure: 'salines', intitule: 'Docteurs juniors aux Salines', categories: ['N3_DJ'], capacite: 13, equipe: 3 },
  { cle: 'n3-froidmont', structure: 'froidmont', intitule: 'Docteurs juniors à Froidmont', categories: ['N3_DJ'], capacite: 13, equipe: 3 },
  {
    cle: 'n3-haute-lande',
    structure: 'haute-lande',
    intitule: 'Docteurs juniors à la Haute-Lande',
    categories: ['N3_DJ'],
    capacite: 13,
    equipe: 3,
  },
  {
    cle: 'n3-trois-rivieres',
    structure: 'trois-rivieres',
    intitule: 'Docteurs juniors aux Trois-Rivières',
    categories: ['N3_DJ'],
    capacite: 13,
    equipe: 3,
  },
]
