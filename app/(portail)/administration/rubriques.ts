import type { Acteur } from '@/lib/core/auth/acteur'
import { peutExploiter } from '@/lib/exploitation/policy'
import { peutLireJournal } from '@/lib/exploitation/journal/policy'
import { peutVoirComptes } from '@/lib/referentiel/identite/policy'
import { peutVoirParametres } from '@/lib/referentiel/parametre/valeur/policy'

const RUBRIQUES = [
  {
    href: '/administration/personnes',
    titre: 'Personnes',
    texte: 'Les comptes : rechercher, ouvrir, corriger, désactiver.',
    permis: peutVoirComptes,
  },
  {
    href: '/administration/nominations',
    titre: 'Nominations',
    texte: 'Qui a quel rôle, par quel acte, de quand à quand.',
    permis: peutVoirComptes,
  },
  {
    href: '/administration/parametres',
    titre: 'Paramètres',
    texte: 'Les délais, seuils et coordonnées, datés, avec leur source.',
    permis: peutVoirParametres,
  },
  {
    href: '/administration/courriels',
    titre: 'Courriels',
    texte: 'Ce qui est parti, ce qui attend, ce qui a échoué.',
    permis: peutExploiter,
  },
  { href: '/administration/taches', titre: 'Tâches', texte: 'Ce que le portail fait seul, et quand il l’a fait.', permis: peutExploiter },
  {
    href: '/administration/journal',
    titre: 'Journal',
    texte: 'Qui a fait quoi et quand ; vérifier que rien n’a été retouché.',
    permis: peutLireJournal,
  },
] as const

/** The parts of the administration this person may open. */
export const rubriquesDe = (acteur: Acteur) => RUBRIQUES.filter((r) => r.permis(acteur))

export const peutAdministrer = (acteur: Acteur): boolean => rubriquesDe(acteur).length > 0

export const ADMINISTRATION = { label: 'Administration', href: '/administration' }
