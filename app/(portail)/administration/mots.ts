import type { Role } from '@/generated/prisma/enums'
import { LIBELLE_ROLE } from '@/lib/core/acteur'

const QUALITES: Record<string, string> = {
  SYSTEME: 'le portail',
  COMMISSION: 'la commission',
  HOTE: 'le terrain d’accueil',
  PERSONNE: 'à titre personnel',
}

/** The capacity in which a line of the journal was written. */
export const libelleQualite = (qualite: string): string => QUALITES[qualite] ?? LIBELLE_ROLE[qualite as Role] ?? qualite

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
}

/** What happened, in words; the events of workflows are written with their own verb. */
export const libelleEvenement = (evenement: string): string => EVENEMENTS[evenement] ?? evenement.replaceAll('_', ' ')

const OBJETS: Record<string, string> = {
  personne: 'Compte',
  parametre: 'Paramètre',
  courriel: 'Courriel',
  tache: 'Tâche',
  flechage: 'Demande de fléchage',
  campagne: 'Campagne de fléchage',
  seance: 'Séance de commission',
  examen: 'Examen en commission',
  commission: 'Commission',
}

export const libelleObjet = (type: string): string => OBJETS[type] ?? type
