import type { Canal, ModeCreneau, StatutCas, StatutCreneau } from '@/generated/soutien/enums'
import type { RECUS } from '@/lib/soutien/demonstration/schema'
import type { Guide, PHASES, TYPES_STAGE } from '@/lib/soutien/entretien/schema'
import { ACCORD, type Cloture, type Enveloppe, type Fiche, type Recit } from '@/lib/soutien/schema'
import type { CleMedecin } from '../departement/cellule'

/** A request and its story; days are counted back from today, `dans` forward. */
export type Histoire = Readonly<{
  statut: StatutCas
  canal: Canal
  recueIl: number
  enveloppe?: Partial<Omit<Enveloppe, 'exclus'>>
  exclus?: readonly CleMedecin[]
  recit: Recit
  /** The demonstration prints its words. */
  recu?: (typeof RECUS)[number]['cle']
  /** Typed by a doctor: no words were given. */
  sansRecu?: true
  binome?: readonly [CleMedecin, CleMedecin]
  fiche?: Fiche
  messages?: readonly Readonly<{ il: number; de: CleMedecin | null; texte: string }>[]
  rdv?: Readonly<{ dans: number; heure: number; statut: StatutCreneau; mode: ModeCreneau }>
  /** What the two doctors wrote of the interview, the day it was held. */
  guide?: Guide
  note?: string
  /** The kind of a resource that the person agreed to contact. */
  vers?: string
  closeIl?: number
  cloture?: Cloture
  contactDans?: number
  retourDans?: number
  absences?: number
}>

const recit = (texte: string, motifs: Recit['motifs'], urgence: Recit['urgence'] = 'SEMAINE'): Recit => ({
  accord: `par écrit, texte de ${ACCORD.version}`,
  texte,
  motifs,
  urgence,
  danger: false,
})
const fiche = (
  niveau: Fiche['niveau'],
  motifs: Fiche['motifs'],
  phase: keyof typeof PHASES,
  typeStage: keyof typeof TYPES_STAGE,
): Fiche => ({
  niveau,
  motifs,
  phase,
  typeStage,
})

/** Ten requests, one for each path, and one at its end. All invented. */
export const HISTOIRES: readonly Histoire[] = [
  {
    statut: 'SUIVI',
    canal: 'FORMULAIRE',
    recueIl: 48,
    recu: 'these',
    enveloppe: { mode: 'PSEUDONYME', nom: 'Camille' },
    recit: {
      ...recit(
        'Ma thèse n’avance plus depuis le printemps. Je n’ose plus écrire à mon directeur, et j’y pense la nuit. Je ne sais pas si c’est assez grave pour vous déranger.',
        ['these', 'apprentissage'],
        'PAS_PRESSE',
      ),
      echelles: [{ echelle: 'WHO-5, bien-être', score: 44, sur: 100, lecture: 'Bien-être bas' }],
    },
    binome: ['bertin', 'pujol'],
    fiche: fiche('VERT', ['these'], 'approfondissement', 'praticien'),
    messages: [
      {
        il: 46,
        de: 'bertin',
        texte: 'Bonjour. Vous ne dérangez personne : c’est exactement pour cela que nous sommes là. Voulez-vous nous rencontrer ?',
      },
      { il: 45, de: null, texte: 'Oui, plutôt le soir si c’est possible. Merci d’avoir répondu si vite.' },
      { il: 9, de: 'pujol', texte: 'Comme convenu, voici le contact de l’atelier d’écriture. Nous reprenons contact dans deux semaines.' },
    ],
    rdv: { dans: -38, heure: 19, statut: 'TENU', mode: 'VISIO' },
    guide: {
      cadre: 'on',
      demande: 'Retrouver le goût d’écrire, ou savoir renoncer à ce sujet.',
      these: 'Sujet choisi seul·e, directeur peu disponible, données recueillies et non relues depuis six mois.',
      sommeil: 'Réveils à quatre heures, deux nuits par semaine.',
      risque: 'faible',
      urgence: 'faible',
      dangerosite: 'faible',
      ressources: 'Deux co-internes, une sœur.',
      plan: 'Atelier d’écriture, un message au directeur préparé ensemble, nouveau contact dans un mois.',
      consentements: 'Ne parler à personne du département.',
    },
    vers: 'SSE',
    contactDans: 12,
    retourDans: 5,
  },
  {
    statut: 'ORIENTE',
    canal: 'RAPPEL',
    recueIl: 31,
    enveloppe: {
      mode: 'NOM',
      nom: 'Personne fictive, 3e semestre',
      joindre: { telephone: '09 99 00 33 10', courriel: '', quand: 'après 20 h' },
    },
    recit: recit('', ['charge', 'isolement']),
    binome: ['delorme', 'meziane'],
    fiche: fiche('ORANGE', ['charge', 'sante'], 'approfondissement', 'hopital'),
    messages: [
      { il: 30, de: 'delorme', texte: 'Je vous ai appelé·e hier soir. Voici par écrit ce dont nous avons parlé, et notre rendez-vous.' },
    ],
    rdv: { dans: -24, heure: 20, statut: 'TENU', mode: 'LIEU' },
    guide: {
      cadre: 'on',
      demande: 'Tenir jusqu’à la fin du semestre.',
      charge: 'Deux gardes par semaine, repos de sécurité pris une fois sur deux.',
      sommeil: 'Quatre à cinq heures.',
      isolement: 'Ne voit plus ses amis depuis la rentrée.',
      risque: 'moyen',
      urgence: 'faible',
      dangerosite: 'faible',
      plan: 'Médecine du travail cette semaine, rappel des règles du repos de sécurité, nouveau point dans quinze jours.',
      consentements: 'Accepte que nous appelions la médecine du travail.',
    },
    note: 'À revoir ensemble : proposer un second entretien avant les fêtes.',
    vers: 'TRAVAIL',
  },
  {
    statut: 'URGENCE',
    canal: 'FORMULAIRE',
    recueIl: 0,
    enveloppe: { joindre: { telephone: '09 99 00 33 20', courriel: '', quand: 'n’importe quand aujourd’hui' } },
    recit: {
      texte:
        'Je n’y arrive plus. J’ai appelé le 3114 cette nuit, cela m’a aidé à tenir jusqu’au matin. Je voudrais parler à quelqu’un aujourd’hui.',
      motifs: ['charge', 'isolement'],
      urgence: 'CE_JOUR',
      danger: true,
    },
  },
  {
    statut: 'RECUE',
    canal: 'FORMULAIRE',
    recueIl: 1,
    enveloppe: { mode: 'PSEUDONYME', nom: 'Lou', entourage: 'La Dre Odile Bertin est ma tutrice. Mon stage est au cabinet Marelle.' },
    recit: recit(
      'On me parle mal devant les patients, presque tous les jours. J’ai essayé d’en parler, on m’a répondu que c’était pour mon bien.',
      ['encadrement', 'vss_harcelement'],
    ),
  },
  {
    statut: 'NON_HONORE',
    canal: 'CRENEAU',
    recueIl: 16,
    recu: 'manque',
    recit: recit('Je ne sais pas bien par où commencer. Je dors mal et je me demande si ce métier est pour moi.', ['orientation', 'sante']),
    binome: ['meziane', 'corre'],
    fiche: fiche('VERT', ['orientation'], 'socle', 'hopital'),
    messages: [
      {
        il: 3,
        de: 'meziane',
        texte: 'Nous vous attendions mardi. Ce n’est pas grave du tout. Un autre créneau vous attend, quand vous voulez.',
      },
    ],
    rdv: { dans: -5, heure: 18, statut: 'NON_HONORE', mode: 'VISIO' },
    absences: 1,
  },
  {
    statut: 'RDV_PROPOSE',
    canal: 'FORMULAIRE',
    recueIl: 4,
    recu: 'propose',
    enveloppe: {
      mode: 'PSEUDONYME',
      nom: 'Sacha',
      joindre: { telephone: '', courriel: 'sacha@courrier.example', quand: '' },
      prevenir: true,
    },
    recit: recit('Un patient est mort pendant ma garde. J’y repense tout le temps.', ['evenement']),
    binome: ['corre', 'hurel'],
    fiche: fiche('ORANGE', ['evenement'], 'approfondissement', 'urgences'),
    messages: [
      {
        il: 2,
        de: 'corre',
        texte: 'Merci de nous l’avoir dit. Nous vous proposons un moment cette semaine ; s’il ne convient pas, choisissez-en un autre.',
      },
    ],
    rdv: { dans: 3, heure: 19, statut: 'RESERVE', mode: 'LIEU' },
  },
  {
    statut: 'RDV_CONFIRME',
    canal: 'CRENEAU',
    recueIl: 6,
    recit: recit('Mon loyer a doublé en changeant de stage et je n’arrive plus à payer.', ['finances_logement', 'famille']),
    binome: ['pujol', 'delorme'],
    fiche: fiche('VERT', ['finances_logement'], 'socle', 'praticien'),
    rdv: { dans: 2, heure: 12, statut: 'CONFIRME', mode: 'LIEU' },
  },
  {
    // One of the six doctors cannot see it, and no page tells them.
    statut: 'RECUE',
    canal: 'FORMULAIRE',
    recueIl: 2,
    exclus: ['delorme'],
    recit: recit(
      'Je bois plus qu’avant, surtout les soirs de garde. Je préfère ne pas en parler avec quelqu’un que je croise à l’hôpital.',
      ['addiction'],
    ),
  },
  {
    // The seventh request of a month whose six hours are taken; its first answer is late.
    statut: 'RECUE',
    canal: 'RAPPEL',
    recueIl: 9,
    enveloppe: { joindre: { telephone: '09 99 00 33 90', courriel: '', quand: 'le midi' } },
    recit: recit('', ['autre']),
  },
  {
    statut: 'ATTRIBUEE',
    canal: 'TELEPHONE',
    recueIl: 5,
    sansRecu: true,
    enveloppe: { joindre: { telephone: '09 99 00 33 95', courriel: '', quand: '' } },
    recit: recit('Appel reçu par la coordination : se sent isolée dans un stage loin de chez elle, demande à être reçue en visio.', [
      'isolement',
    ]),
    binome: ['hurel', 'bertin'],
    fiche: fiche('VERT', ['isolement'], 'socle', 'praticien'),
  },
  {
    statut: 'CLOS',
    canal: 'FORMULAIRE',
    recueIl: 405,
    recit: recit('Le retour de congé maternité se passe mal.', ['famille', 'charge']),
    binome: ['bertin', 'hurel'],
    fiche: fiche('VERT', ['famille', 'charge'], 'approfondissement', 'hopital'),
    messages: [
      {
        il: 352,
        de: 'bertin',
        texte: 'Nous terminons ici, comme convenu. Cette page reste ouverte quelque temps : vous pouvez nous écrire.',
      },
    ],
    closeIl: 352,
    cloture: 'amelioration',
  },
]
