import type { Acteur } from '@/lib/core/auth/acteur'
import { peutImporter } from '@/lib/exploitation/import/policy'
import { peutVoirInternes } from '@/lib/referentiel/interne/policy'
import { peutLireAlertes } from '@/lib/stages/alerte/policy'
import { peutFaireDesVoeux } from '@/lib/stages/voeux/policy'

const tous = (): boolean => true

const RUBRIQUES = [
  {
    href: '/stages/parcours',
    titre: 'Mon parcours',
    texte: 'Vos semestres, ce qui compte, ce qui reste à faire, et l’évaluation des stages.',
    permis: peutFaireDesVoeux,
  },
  {
    href: '/stages/voeux',
    titre: 'Mes vœux',
    texte: 'Classer les postes du prochain semestre, et simuler le choix.',
    permis: peutFaireDesVoeux,
  },
  { href: '/stages/offre', titre: 'Offre du semestre', texte: 'Les postes à choisir, en liste ou sur une carte.', permis: tous },
  {
    href: '/stages/campagnes',
    titre: 'Campagnes de postes',
    texte: 'Des places demandées aux terrains aux listes publiées.',
    permis: tous,
  },
  { href: '/stages/choix', titre: 'Choix de stages', texte: 'Les dates, l’appel, les résultats et de quoi les vérifier.', permis: tous },
  {
    href: '/stages/internes',
    titre: 'Internes',
    texte: 'Le parcours de chaque interne, et les questions à répondre.',
    permis: peutVoirInternes,
  },
  {
    href: '/stages/imports',
    titre: 'Imports et exports',
    texte: 'Les fichiers reçus et remis, relus avant d’être écrits.',
    permis: peutImporter,
  },
  {
    href: '/stages/alertes',
    titre: 'Alertes',
    texte: 'Ce que des internes signalent de grave à la coordination.',
    permis: peutLireAlertes,
  },
] as const

/** The parts of « Stages » this person may open. */
export const rubriquesDe = (acteur: Acteur) => RUBRIQUES.filter((r) => r.permis(acteur))
