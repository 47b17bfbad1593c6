import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import type { Creneau } from './policy'

export const VIENT_D_ETRE_PRIS = refus('CRENEAU', 'Ce créneau vient d’être pris. Choisissez-en un autre : rien n’est perdu.')

export const pasPasse = ({ debut }: Creneau, maintenant: Date): Refus | undefined =>
  debut > maintenant ? undefined : refus('CRENEAU', 'Cette heure est passée. Choisissez un autre créneau.')

export const pasCommence = ({ debut }: Creneau, maintenant: Date): Refus | undefined =>
  debut <= maintenant ? undefined : refus('CRENEAU', 'Ce rendez-vous n’a pas encore commencé : revenez après l’entretien.')

export const PLUS_TENU = refus(
  'CRENEAU',
  'Ce rendez-vous n’est plus gardé pour vous : le délai est passé. Choisissez un autre créneau, ou écrivez aux deux médecins.',
)

export const PAS_CES_MEDECINS = refus('R-SOU-6', 'Ce créneau n’est pas avec des médecins qui lisent votre demande. Choisissez-en un autre.')

export const EN_DANGER = refus(
  'R-SOU-3',
  'Un médecin de la cellule prend contact avec vous le jour même, les jours ouvrés : vous conviendrez ensemble d’un rendez-vous.',
)

export const DEJA_OCCUPE = refus('R-SOU-1', 'Un de ces deux médecins reçoit déjà à cette heure. Choisissez une autre heure.')

/** Another act gave that hour to the doctor who takes over, after it was checked and before it was written. */
export const RELAIS_OCCUPE = refus(
  'R-SOU-1',
  'Le médecin choisi vient d’être pris à l’heure de ce rendez-vous. Choisissez-en un autre, ou recommencez : le rendez-vous sera alors annulé.',
)

export const PAS_DEUX = refus('R-SOU-1', 'Il faut deux médecins disponibles pendant toute cette heure. Choisissez une autre heure.')

export const PAS_DISPONIBLE = refus('R-SOU-1', 'Ce médecin n’a pas dit être disponible pendant toute cette heure.')

export const moisComplet = (nombre: number): Refus =>
  refus('R-SOU-2', `Les ${nombre} créneaux de ce mois sont déjà ouverts. La coordination peut en ouvrir un de plus.`)

export const SEULE_LA_COORDINATION = refus('R-SOU-2', 'La coordination seule ouvre un créneau de plus que le nombre du mois.')

export const D_ABORD_LUE = refus(
  'R-SOU-2',
  'Ce créneau ne se réserve pas d’avance en ce moment. Choisissez une autre façon de commencer : deux médecins vous lisent et vous en proposent un.',
)
