import type { Role } from '@/generated/prisma/enums'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import { LIBELLE_EVENEMENT } from '@/lib/flechage/schema'
import { workflow as flechage } from '@/lib/flechage/workflow'
import { LIBELLE_EVENEMENT_IMPORT } from '@/lib/exploitation/import/schema'
import { examenWorkflow, seanceWorkflow } from '@/lib/referentiel/commission/workflow'
import { LIBELLE_EVENEMENT_CHOIX } from '@/lib/stages/choix/schema'
import { choixWorkflow } from '@/lib/stages/choix/workflow'

const QUALITES: Record<string, string> = {
  SYSTEME: 'le portail',
  COMMISSION: 'la commission',
  HOTE: 'le terrain d’accueil',
  PERSONNE: 'à titre personnel',
}

/** The capacity in which a line of the journal was written. */
export function libelleQualite(qualite: string): string {
  const role: string = LIBELLE_ROLE[qualite as Role] ?? qualite
  return QUALITES[qualite] ?? role.charAt(0).toLowerCase() + role.slice(1)
}

const EVENEMENTS: Record<string, string> = {
  connexion_lien: 'Connexion par un lien',
  connexion_demonstration: 'Connexion de démonstration',
  deconnexion: 'Déconnexion',
  compte_cree: 'Compte ouvert',
  compte_corrige: 'Identité corrigée',
  compte_desactive: 'Compte désactivé',
  compte_reactive: 'Compte rouvert',
  sessions_fermees: 'Sessions fermées',
  nomination: 'Nomination',
  fin_nomination: 'Fin de nomination',
  parametre_change: 'Nouvelle valeur d’un paramètre',
  parametre_verifie: 'Paramètre vérifié',
  courriel_relance: 'Courriel renvoyé',
  tache_lancee: 'Tâche lancée à la main',
  donnees_telechargees: 'Données personnelles téléchargées',
  derogation_enregistree: 'Dérogation enregistrée',
  derogation_retiree: 'Dérogation retirée',
}

const CONDUITE: Record<string, string> = {
  creer: 'Campagne créée',
  modifier: 'Dates ou contenu modifiés',
  creation: 'Commission créée',
  siege: 'Siège donné',
  fin_siege: 'Fin de siège',
  preparer: 'Séance préparée',
  ordonner: 'Ordre du jour modifié',
  presences: 'Présences enregistrées',
  declarerSansLien: 'Absence de lien déclarée',
  deport: 'Déport',
  inscrire: 'Demande inscrite à l’ordre du jour',
}

type Parcours = Readonly<{
  states: Readonly<Record<string, Readonly<{ label: string }>>>
  transitions: Readonly<Record<string, Readonly<{ done: string }>>>
}>
const PARCOURS: Record<string, Parcours> = { flechage, seance: seanceWorkflow, examen: examenWorkflow, choix: choixWorkflow }

const PROPRES: Record<string, Record<string, string>> = {
  flechage: LIBELLE_EVENEMENT,
  import: LIBELLE_EVENEMENT_IMPORT,
  choix: LIBELLE_EVENEMENT_CHOIX,
}

/** What happened to an object of this type, in words. */
export function libelleEvenement(evenement: string, type = 'personne'): string {
  const propre = (PROPRES[type] ?? CONDUITE)[evenement]
  return PARCOURS[type]?.transitions[evenement]?.done ?? EVENEMENTS[evenement] ?? propre ?? evenement.replaceAll('_', ' ')
}

/** A state or a value from the journal: states and roles in words, other values unchanged. */
export function libelleValeur(valeur: string, type: string): string {
  const [premier = '', ...suite] = valeur.split(' ')
  const role = type === 'personne' ? LIBELLE_ROLE[premier as Role] : undefined
  return PARCOURS[type]?.states[valeur]?.label ?? (role ? [role, ...suite].join(' ') : valeur)
}

const OBJETS: Record<string, string> = {
  personne: 'Compte',
  parametre: 'Paramètre',
  courriel: 'Courriel',
  tache: 'Tâche',
  flechage: 'Demande de fléchage',
  campagne: 'Campagne de fléchage',
  seance: 'Séance de commission',
  choix: 'Choix de stages',
  examen: 'Examen en commission',
  interne: 'Parcours d’un interne',
  commission: 'Commission',
}

export const libelleObjet = (type: string): string => OBJETS[type] ?? type
