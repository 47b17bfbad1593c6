import type { StatutFlechage } from '@/generated/prisma/enums'
import { jourDe } from '@/lib/core/temps/horloge'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import { complementsRecus, completPourDepot, entretienTenu, instructionConforme, noticeNotifiee, preuveNotification } from './guards'
import {
  estArs,
  estCoordonnateur,
  estDemandeur,
  estDirectionUfr,
  estGestionnaire,
  estPresidentDeSeance,
  parLeSysteme,
  peutAjourner,
  type Dossier,
} from './policy'

/** Named sets of states, for queries, tabs and jobs. */
export const EN_REDACTION = ['BROUILLON', 'INCOMPLETE'] as const satisfies readonly StatutFlechage[]
export const EN_INSTRUCTION = ['DEPOSEE', 'INCOMPLETE', 'RECEVABLE'] as const satisfies readonly StatutFlechage[]
export const AVIS_RENDU = ['AVIS_FAVORABLE', 'AVIS_RESERVE', 'AVIS_DEFAVORABLE'] as const satisfies readonly StatutFlechage[]
export const SANS_DECISION = [
  'BROUILLON',
  'DEPOSEE',
  'INCOMPLETE',
  'RECEVABLE',
  'EN_COMMISSION',
  ...AVIS_RENDU,
  'SAISINE_ARS',
  'ENTRETIEN',
] as const satisfies readonly StatutFlechage[]
export const DECIDES = ['AFFECTEE', 'REFUSEE', 'NOTIFIEE', 'CLOSE'] as const satisfies readonly StatutFlechage[]

/** Stage fléché, article 44 I of the arrêté of 12 April 2017: the table of domaine §5.1. */
export const workflow = defineWorkflow<StatutFlechage, Dossier>()({
  initial: 'BROUILLON',
  final: ['CLOSE', 'NON_SAISIE', 'RETIREE', 'CADUQUE'],
  states: {
    BROUILLON: { label: 'Brouillon', holder: 'l’interne', next: 'L’interne relit son dossier puis le dépose.' },
    DEPOSEE: { label: 'Déposée', holder: 'le secrétariat du DUMG', next: 'Le secrétariat vérifie les pièces une par une.' },
    INCOMPLETE: { label: 'À compléter', holder: 'l’interne', next: 'L’interne apporte ce qui est demandé et renvoie son dossier.' },
    RECEVABLE: {
      label: 'Recevable',
      holder: 'le coordonnateur du DES',
      next: 'Le coordonnateur inscrit la demande à une séance de la commission.',
    },
    EN_COMMISSION: { label: 'En commission', holder: 'la commission', next: 'La commission délibère et rend un avis motivé.' },
    AVIS_FAVORABLE: {
      label: 'Avis favorable',
      holder: 'la direction de l’UFR',
      next: 'La direction de l’UFR décide de saisir ou non l’agence régionale de santé.',
    },
    AVIS_RESERVE: {
      label: 'Avis réservé',
      holder: 'la direction de l’UFR',
      next: 'La direction de l’UFR décide de saisir ou non l’agence régionale de santé.',
    },
    AVIS_DEFAVORABLE: {
      label: 'Avis défavorable',
      holder: 'la direction de l’UFR',
      next: 'La direction de l’UFR décide de saisir ou non l’agence régionale de santé.',
    },
    SAISINE_ARS: { label: 'ARS saisie', holder: 'l’agence régionale de santé', next: 'L’interne est convoqué à un entretien individuel.' },
    NON_SAISIE: { label: 'ARS non saisie', holder: null, next: null },
    ENTRETIEN: {
      label: 'Entretien',
      holder: 'l’agence régionale de santé',
      next: 'Après l’entretien, la direction générale de l’ARS décide.',
    },
    AFFECTEE: { label: 'Affectation décidée', holder: 'le secrétariat du DUMG', next: 'Le secrétariat notifie la décision à l’interne.' },
    REFUSEE: { label: 'Affectation refusée', holder: 'le secrétariat du DUMG', next: 'Le secrétariat notifie la décision à l’interne.' },
    NOTIFIEE: {
      label: 'Décision notifiée',
      holder: 'le secrétariat du DUMG',
      next: 'Le secrétariat range la preuve de notification et clôt le dossier.',
    },
    CLOSE: { label: 'Close', holder: null, next: null },
    RETIREE: { label: 'Retirée', holder: null, next: null },
    CADUQUE: { label: 'Caduque', holder: null, next: null },
  },
  transitions: {
    deposer: {
      from: ['BROUILLON'],
      to: 'DEPOSEE',
      by: estDemandeur,
      as: 'INTERNE',
      label: 'Déposer la demande',
      done: 'Demande déposée',
      guard: completPourDepot,
    },
    completer: {
      from: ['INCOMPLETE'],
      to: 'DEPOSEE',
      by: estDemandeur,
      as: 'INTERNE',
      label: 'Renvoyer le dossier complété',
      done: 'Dossier complété et renvoyé',
      guard: complementsRecus,
    },
    demanderComplements: {
      from: ['DEPOSEE'],
      to: 'INCOMPLETE',
      by: estGestionnaire,
      as: 'GESTIONNAIRE',
      label: 'Demander des compléments',
      done: 'Compléments demandés',
    },
    declarerRecevable: {
      from: ['DEPOSEE'],
      to: 'RECEVABLE',
      by: estGestionnaire,
      as: 'GESTIONNAIRE',
      label: 'Déclarer recevable',
      done: 'Demande déclarée recevable',
      guard: instructionConforme,
    },
    inscrire: {
      from: ['RECEVABLE'],
      to: 'EN_COMMISSION',
      by: estCoordonnateur,
      as: 'COORD_DES',
      label: 'Inscrire à une séance',
      done: 'Demande inscrite à l’ordre du jour',
    },
    ajourner: { from: ['EN_COMMISSION'], to: 'RECEVABLE', by: peutAjourner, as: 'COMMISSION', label: 'Ajourner', done: 'Examen ajourné' },
    rendreAvisFavorable: {
      from: ['EN_COMMISSION'],
      to: 'AVIS_FAVORABLE',
      by: estPresidentDeSeance,
      as: 'COMMISSION',
      label: 'Rendre un avis favorable',
      done: 'Avis favorable rendu',
    },
    rendreAvisReserve: {
      from: ['EN_COMMISSION'],
      to: 'AVIS_RESERVE',
      by: estPresidentDeSeance,
      as: 'COMMISSION',
      label: 'Rendre un avis réservé',
      done: 'Avis réservé rendu',
    },
    rendreAvisDefavorable: {
      from: ['EN_COMMISSION'],
      to: 'AVIS_DEFAVORABLE',
      by: estPresidentDeSeance,
      as: 'COMMISSION',
      label: 'Rendre un avis défavorable',
      done: 'Avis défavorable rendu',
    },
    saisirArs: { from: AVIS_RENDU, to: 'SAISINE_ARS', by: estDirectionUfr, as: 'DIR_UFR', label: 'Saisir l’ARS', done: 'ARS saisie' },
    nePasSaisir: {
      from: AVIS_RENDU,
      to: 'NON_SAISIE',
      by: estDirectionUfr,
      as: 'DIR_UFR',
      label: 'Ne pas saisir l’ARS',
      done: 'ARS non saisie',
    },
    convoquerParArs: {
      from: ['SAISINE_ARS'],
      to: 'ENTRETIEN',
      by: estArs,
      as: 'ARS',
      label: 'Convoquer à l’entretien',
      done: 'Entretien fixé',
    },
    convoquerPourArs: {
      from: ['SAISINE_ARS'],
      to: 'ENTRETIEN',
      by: estGestionnaire,
      as: 'GESTIONNAIRE',
      label: 'Enregistrer l’entretien fixé par l’ARS',
      done: 'Entretien fixé',
    },
    affecter: {
      from: ['ENTRETIEN'],
      to: 'AFFECTEE',
      by: estArs,
      as: 'ARS',
      label: 'Affecter hors choix',
      done: 'Affectation décidée',
      guard: entretienTenu,
    },
    refuser: {
      from: ['ENTRETIEN'],
      to: 'REFUSEE',
      by: estArs,
      as: 'ARS',
      label: 'Refuser l’affectation',
      done: 'Affectation refusée',
      guard: entretienTenu,
    },
    notifier: {
      from: ['AFFECTEE', 'REFUSEE'],
      to: 'NOTIFIEE',
      by: estGestionnaire,
      as: 'GESTIONNAIRE',
      label: 'Notifier la décision',
      done: 'Décision notifiée',
      guard: noticeNotifiee,
    },
    clore: {
      from: ['NOTIFIEE'],
      to: 'CLOSE',
      by: estGestionnaire,
      as: 'GESTIONNAIRE',
      label: 'Clore le dossier',
      done: 'Dossier clos',
      guard: preuveNotification,
    },
    retirer: { from: SANS_DECISION, to: 'RETIREE', by: estDemandeur, as: 'INTERNE', label: 'Retirer ma demande', done: 'Demande retirée' },
    rendreCaduque: {
      from: SANS_DECISION,
      to: 'CADUQUE',
      by: parLeSysteme,
      as: 'SYSTEME',
      label: 'Rendre caduque',
      done: 'Demande devenue caduque',
    },
  },
})

export type ActionFlechage = keyof typeof workflow.transitions

/** The main path drawn on a record page, and the word for each step. */
export const CHEMIN: readonly { statuts: readonly StatutFlechage[]; label: string }[] = [
  { statuts: ['BROUILLON'], label: 'Brouillon' },
  { statuts: ['DEPOSEE', 'INCOMPLETE'], label: 'Dépôt et pièces' },
  { statuts: ['RECEVABLE'], label: 'Recevabilité' },
  { statuts: ['EN_COMMISSION'], label: 'Commission' },
  { statuts: AVIS_RENDU, label: 'Avis' },
  { statuts: ['SAISINE_ARS', 'NON_SAISIE'], label: 'Saisine de l’ARS' },
  { statuts: ['ENTRETIEN'], label: 'Entretien' },
  { statuts: ['AFFECTEE', 'REFUSEE'], label: 'Décision' },
  { statuts: ['NOTIFIEE', 'CLOSE'], label: 'Notification' },
]

type Termes = Readonly<{ fermeLe: Date; commissionLe: Date; saisineLe: Date; decisionLe: Date; complementsLe: Date | null }>

/**
 * The last day of what a request waits for in this state, from the dates of its campaign (§5.1) and of the complements asked for.
 * A day as in a `date` column; null when the text gives none.
 */
export function termeDe(statut: StatutFlechage, termes: Termes): Date | null {
  switch (statut) {
    case 'BROUILLON':
      return jourDe(termes.fermeLe)
    case 'INCOMPLETE':
      return termes.complementsLe
    case 'DEPOSEE':
    case 'RECEVABLE':
    case 'EN_COMMISSION':
      return termes.commissionLe
    case 'AVIS_FAVORABLE':
    case 'AVIS_RESERVE':
    case 'AVIS_DEFAVORABLE':
      return termes.saisineLe
    case 'SAISINE_ARS':
    case 'ENTRETIEN':
      return termes.decisionLe
    default:
      return null
  }
}
