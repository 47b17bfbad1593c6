import type { MotifFlechage, SensAvis } from '@/generated/prisma/enums'

/** What an interne writes: the project's four fields and a letter within the published bounds. */
export type Projet = Readonly<{
  territoireProjet: string
  horizonProjet: string
  competences: string
  engagements: string
  disponibilites: string
  lettreTexte: string
}>

type Sujet = Readonly<{ terrain: string; commune: string; motif: MotifFlechage }>

const OUVERTURES: Record<MotifFlechage, string> = {
  PROJET_PROFESSIONNEL: 'Je prépare depuis un an mon installation et je souhaite apprendre ce métier là où je l’exercerai.',
  PROJET_PEDAGOGIQUE:
    'Ma formation m’a fait rencontrer des situations que je veux apprendre à suivre dans la durée, avec une équipe qui les connaît.',
  TERRITOIRE_CESP:
    'J’ai signé un contrat d’engagement de service public et je choisirai mon lieu d’exercice parmi les communes que ce terrain dessert.',
  HANDICAP: 'Ma situation, attestée par le service compétent, rend nécessaire un lieu de stage aménagé et proche de mon domicile.',
  MALADIE: 'Ma situation de santé, attestée par le service compétent, demande un rythme et une distance que ce terrain permet.',
  REMEDIATION: 'Avec mon tuteur, nous avons établi un plan de progression dont ce stage est l’étape suivante.',
  AUTRE: 'Ma demande tient à une situation particulière que j’expose ici et dont j’ai parlé avec le coordonnateur.',
}

/** A project and its letter (about 1 900 characters), each about its own terrain. */
export function projetPour({ terrain, commune, motif }: Sujet, variante: number): Projet {
  const horizon =
    ['dans l’année qui suit la fin du DES', 'dans les deux ans', 'dans les trois ans, après un temps de remplacement'][variante % 3] ?? ''
  const equipe = ['en maison de santé', 'avec un centre de santé', 'au sein d’un cabinet de groupe'][variante % 3] ?? ''
  const apprentissage = [
    'la continuité des soins auprès de personnes âgées à domicile, la prescription d’opioïdes et la coordination avec les infirmières',
    'le suivi des grossesses sans complication, la contraception et le dépistage',
    'les soins non programmés, la régulation et le travail avec les pharmaciens du territoire',
    'la consultation d’annonce, l’accompagnement des aidants et la rédaction des directives anticipées',
  ][variante % 4]
  const lettre = [
    'Madame, Monsieur,',
    `${OUVERTURES[motif]} C’est pourquoi je demande une affectation, pour le semestre suivant, au terrain « ${terrain} ».`,
    `J’ai rencontré l’équipe à deux reprises et assisté à une réunion de concertation. Nous avons parlé de ce que j’attends de ce semestre : ${apprentissage}. J’ai relu avec le maître de stage les objectifs de ma phase et nous avons repéré les situations que j’ai trop peu rencontrées jusqu’ici. L’accueil d’un interne est possible dès le premier jour, un bureau m’est réservé et la supervision est prévue chaque semaine.`,
    `Mon projet est d’exercer ${equipe} à ${commune} ou dans les communes voisines, ${horizon}. Plus d’un habitant sur dix y cherche un médecin traitant et deux départs en retraite sont annoncés. Je connais ce territoire pour y avoir remplacé et participé à une action de prévention dans les écoles. Je voudrais mesurer, avant de m’engager, ce que demande le suivi de ces patients et comment une équipe s’organise pour y répondre.`,
    'Ce stage prendrait sa place dans ma maquette sans retarder aucun autre. Je sais que ma demande retire une place au choix commun : j’ai vérifié que d’autres terrains du même type restent proposés à mes collègues. Si la commission le juge utile, je peux indiquer un autre terrain, où mon projet garderait une partie de son sens.',
    'Je me tiens à votre disposition pour l’entretien et vous remercie de l’attention que vous porterez à ce dossier. Je m’engage à rendre compte de ce semestre, par écrit, à l’équipe qui m’aura reçu et aux internes qui voudront s’y porter ensuite.',
  ].join('\n\n')
  return {
    territoireProjet: `${commune} et les communes voisines`,
    horizonProjet: `Installation ${horizon}`,
    competences: `Apprendre ${apprentissage}.`,
    engagements:
      motif === 'TERRITOIRE_CESP'
        ? 'Contrat d’engagement de service public signé.'
        : variante % 5 === 0
          ? 'Remplacements réguliers dans la commune.'
          : '',
    disponibilites: ['Tous les jeudis', 'Lundi et vendredi après-midi', 'Toute la semaine, sauf le mercredi'][variante % 3] ?? '',
    lettreTexte: lettre,
  }
}

/** Written reasons, criterion by criterion (R-FLE-13: at least thirty characters each). */
export function motifsAvis(sens: SensAvis): Record<string, string> {
  if (sens === 'FAVORABLE')
    return {
      projet: 'Le projet est précis, préparé avec l’équipe d’accueil et inscrit dans un calendrier réaliste.',
      maquette: 'Le stage remplit une place due de la maquette, au moment où il est utile.',
      territoire: 'Le territoire manque de médecins et le projet d’y exercer est étayé par des démarches réelles.',
      impact: 'D’autres places du même type restent proposées : le choix commun est peu réduit.',
    }
  if (sens === 'RESERVE')
    return {
      projet: 'Le projet est sincère mais son calendrier reste à préciser avec la commune et l’équipe d’accueil.',
      maquette: 'Le stage remplit une place due de la maquette, qu’un autre terrain remplirait aussi bien.',
      territoire: 'Le besoin du territoire est réel, l’engagement d’y exercer n’est pas encore étayé.',
      impact: 'Le terrain est l’un des plus demandés : le retirer réduirait nettement le choix commun.',
    }
  return {
    projet: 'Le projet présenté ne se distingue pas de l’intérêt général du stage et n’est pas daté.',
    maquette: 'La place visée peut être remplie par la procédure de choix, sans dommage pour la formation.',
    territoire: 'Le terrain n’est pas situé dans un territoire où l’offre de soins est fragile.',
    impact: 'Une seule place de ce type est offerte : la retirer priverait tous les autres internes.',
  }
}

export const SYNTHESES: Record<SensAvis, string> = {
  FAVORABLE: 'La commission retient la qualité du projet et le besoin du territoire. Elle propose l’affectation demandée.',
  RESERVE: 'La commission reconnaît le projet mais s’interroge sur ses délais et sur l’effet pour les autres internes.',
  DEFAVORABLE: 'La commission considère que le besoin invoqué peut être satisfait par la procédure de choix.',
}

export const MOTIFS_REFUS = {
  droit:
    'L’article 44 de l’arrêté du 12 avril 2017 permet une affectation hors procédure de choix « en cas de besoin », dans la mesure où le stage s’inscrit dans le bon déroulement de la maquette, pour répondre à un projet pédagogique ou professionnel.',
  fait: 'Le projet présenté vise une installation à plus de trois ans, sans démarche engagée auprès de la commune ; le terrain demandé n’offre qu’une place, que quatorze internes pouvaient choisir à ce semestre, et deux terrains du même type restent proposés à moins de vingt kilomètres.',
}
