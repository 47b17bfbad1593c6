/** One answer: its text, and its points. */
export type Reponse = Readonly<{ texte: string; points: number }>

export type Question = Readonly<{ texte: string; reponses: readonly Reponse[] }>

/** How a score of `des` points or more reads. */
export type Palier = Readonly<{ des: number; lecture: string }>

/** One score of a questionnaire; some give several. */
export type Partie = Readonly<{
  nom: string
  questions: readonly Question[]
  calcul: 'SOMME' | 'SOMME_FOIS_4' | 'MOYENNE'
  /** The highest possible score. */
  sur: number
  /** In ascending order, from 0. */
  paliers: readonly Palier[]
  /** From this score on (or up to it, for well-being), the page urges the person to talk to a doctor. */
  parler: Readonly<{ sens: 'DES' | 'JUSQUA'; points: number }>
}>

export type Echelle = Readonly<{
  code: string
  nom: string
  sujet: string
  consigne: string
  parties: readonly Partie[]
  /** How to count on paper. */
  compter: string
  source: string
}>

const choix = (...textes: readonly string[]): readonly Reponse[] => textes.map((texte, points) => ({ texte, points }))

const FREQUENCE_14_JOURS = choix('Jamais', 'Plusieurs jours', 'Plus de la moitié du temps', 'Presque tous les jours')
const questions = (reponses: readonly Reponse[], ...textes: readonly string[]): readonly Question[] =>
  textes.map((texte) => ({ texte, reponses }))

const COMPTER_14_JOURS = 'Additionnez : jamais 0, plusieurs jours 1, plus de la moitié du temps 2, presque tous les jours 3.'

const cent = (...textes: readonly string[]): readonly Reponse[] =>
  textes.map((texte, rang) => ({ texte, points: (100 * rang) / (textes.length - 1) }))
const SOUVENT = cent('Jamais ou presque', 'Rarement', 'Parfois', 'Souvent', 'Toujours')
const DEGRE = cent('Très faiblement', 'Faiblement', 'Moyennement', 'Fortement', 'Très fortement')
const inverse = (reponses: readonly Reponse[]): readonly Reponse[] => reponses.map((r) => ({ ...r, points: 100 - r.points }))

const EPUISEMENT: Pick<Partie, 'calcul' | 'sur' | 'paliers' | 'parler'> = {
  calcul: 'MOYENNE',
  sur: 100,
  paliers: [
    { des: 0, lecture: 'Peu de signes d’épuisement' },
    { des: 50, lecture: 'Signes d’épuisement souvent tenus pour élevés' },
  ],
  parler: { sens: 'DES', points: 50 },
}

/** The rank, from 0, of the PHQ-9 question about death. */
export const RANG_IDEES_DE_MORT = 8

// R-SOU-26: these questionnaires are free to use. MBI, HADS and others need a licence, so they are not here.
export const ECHELLES: readonly Echelle[] = [
  {
    code: 'who5',
    nom: 'WHO-5',
    sujet: 'Mon bien-être, en 5 questions',
    consigne: 'Durant les deux dernières semaines :',
    parties: [
      {
        nom: 'Bien-être',
        calcul: 'SOMME_FOIS_4',
        sur: 100,
        questions: questions(
          choix(
            'Jamais',
            'De temps en temps',
            'Moins de la moitié du temps',
            'Plus de la moitié du temps',
            'La plupart du temps',
            'Tout le temps',
          ),
          'Je me suis senti·e bien et de bonne humeur',
          'Je me suis senti·e calme et tranquille',
          'Je me suis senti·e plein·e d’énergie et vigoureux·se',
          'Je me suis réveillé·e frais·che et dispos·e',
          'Ma vie quotidienne a été remplie de choses intéressantes',
        ),
        paliers: [
          { des: 0, lecture: 'Bien-être bas' },
          { des: 50, lecture: 'Bien-être moyen ou bon' },
        ],
        parler: { sens: 'JUSQUA', points: 49 },
      },
    ],
    compter: 'Additionnez de jamais 0 à tout le temps 5, puis multipliez par 4.',
    source: 'WHO-5, Organisation mondiale de la santé (1998). Usage libre hors commerce, source citée.',
  },
  {
    code: 'phq9',
    nom: 'PHQ-9',
    sujet: 'Mon humeur, en 9 questions',
    consigne: 'Durant les deux dernières semaines, à quelle fréquence avez-vous été gêné·e par :',
    parties: [
      {
        nom: 'Humeur',
        calcul: 'SOMME',
        sur: 27,
        questions: questions(
          FREQUENCE_14_JOURS,
          'Peu d’intérêt ou de plaisir à faire les choses',
          'Être triste, déprimé·e ou désespéré·e',
          'Des difficultés à vous endormir ou à rester endormi·e, ou dormir trop',
          'Vous sentir fatigué·e, ou manquer d’énergie',
          'Peu d’appétit, ou manger trop',
          'Une mauvaise opinion de vous-même, le sentiment d’être nul·le, d’avoir déçu vos proches ou de vous être déçu·e',
          'Du mal à vous concentrer, par exemple pour lire ou regarder un film',
          'Bouger ou parler si lentement que d’autres ont pu le remarquer ; ou au contraire être si agité·e que vous tenez mal en place',
          'Penser qu’il vaudrait mieux mourir, ou à vous faire du mal d’une manière ou d’une autre',
        ),
        paliers: [
          { des: 0, lecture: 'Peu ou pas de signes de dépression' },
          { des: 5, lecture: 'Quelques signes, légers' },
          { des: 10, lecture: 'Signes modérés' },
          { des: 15, lecture: 'Signes marqués' },
          { des: 20, lecture: 'Signes sévères' },
        ],
        parler: { sens: 'DES', points: 10 },
      },
    ],
    compter: COMPTER_14_JOURS,
    source: 'PHQ-9, R. Spitzer, J. Williams, K. Kroenke et leur équipe (1999). Aucune permission requise pour le reproduire ou l’afficher.',
  },
  {
    code: 'gad7',
    nom: 'GAD-7',
    sujet: 'Mon anxiété, en 7 questions',
    consigne: 'Durant les deux dernières semaines, à quelle fréquence avez-vous été gêné·e par :',
    parties: [
      {
        nom: 'Anxiété',
        calcul: 'SOMME',
        sur: 21,
        questions: questions(
          FREQUENCE_14_JOURS,
          'Un sentiment de nervosité, d’anxiété ou de tension',
          'L’impossibilité d’arrêter de vous inquiéter ou de contrôler vos inquiétudes',
          'Des inquiétudes excessives à propos de tout et de rien',
          'Des difficultés à vous détendre',
          'Une agitation telle qu’il est difficile de tenir en place',
          'Une tendance à être facilement contrarié·e ou irritable',
          'La peur que quelque chose d’affreux puisse arriver',
        ),
        paliers: [
          { des: 0, lecture: 'Peu ou pas de signes d’anxiété' },
          { des: 5, lecture: 'Quelques signes, légers' },
          { des: 10, lecture: 'Signes modérés' },
          { des: 15, lecture: 'Signes sévères' },
        ],
        parler: { sens: 'DES', points: 10 },
      },
    ],
    compter: COMPTER_14_JOURS,
    source: 'GAD-7, R. Spitzer, K. Kroenke, J. Williams, B. Löwe (2006). Aucune permission requise pour le reproduire ou l’afficher.',
  },
  {
    code: 'cbi',
    nom: 'CBI',
    sujet: 'Mon épuisement, en 19 questions',
    consigne: 'Ces temps-ci :',
    parties: [
      {
        nom: 'Épuisement personnel',
        ...EPUISEMENT,
        questions: questions(
          SOUVENT,
          'Vous sentez-vous fatigué·e ?',
          'Êtes-vous physiquement épuisé·e ?',
          'Êtes-vous émotionnellement épuisé·e ?',
          'Vous dites-vous : « Je n’en peux plus » ?',
          'Vous sentez-vous vidé·e ?',
          'Vous sentez-vous faible, à la merci de la première maladie ?',
        ),
      },
      {
        nom: 'Épuisement dû au travail',
        ...EPUISEMENT,
        questions: [
          ...questions(
            DEGRE,
            'Votre travail est-il émotionnellement épuisant ?',
            'Vous sentez-vous à bout à cause de votre travail ?',
            'Votre travail est-il frustrant ?',
          ),
          ...questions(
            SOUVENT,
            'Vous sentez-vous vidé·e à la fin d’une journée de travail ?',
            'Êtes-vous épuisé·e le matin à l’idée d’une nouvelle journée de travail ?',
            'Trouvez-vous que chaque heure de travail est fatigante ?',
          ),
          ...questions(inverse(SOUVENT), 'Vous reste-t-il assez d’énergie pour votre famille et vos amis ?'),
        ],
      },
      {
        nom: 'Épuisement dans la relation aux patients',
        ...EPUISEMENT,
        questions: [
          ...questions(
            DEGRE,
            'Trouvez-vous dur de travailler avec les patients ?',
            'Trouvez-vous frustrant de travailler avec les patients ?',
            'Travailler avec les patients vous prend-il toute votre énergie ?',
            'Avec les patients, trouvez-vous que vous donnez plus que vous ne recevez ?',
          ),
          ...questions(
            SOUVENT,
            'Êtes-vous las·se de travailler avec les patients ?',
            'Vous demandez-vous combien de temps vous pourrez encore travailler avec des patients ?',
          ),
        ],
      },
    ],
    compter:
      'Comptez de 0, 25, 50, 75 à 100 d’une réponse à la suivante (à l’envers pour l’énergie qui reste), puis faites la moyenne de chaque partie.',
    source:
      'Copenhagen Burnout Inventory, T. Kristensen et son équipe, Institut danois du travail (2005). Usage libre. « Patients » y remplace « clients » ; la traduction est celle du portail, sans validation scientifique.',
  },
]
