import { defineTache } from '@/lib/core/tache'
import { effacerBilans } from './nettoyage/commands'

/** The lines of old files name people, ranks and causes: only their number is kept (R-LEG-9). */
export const effacementBilans = defineTache({
  nom: 'import-effacer-bilans',
  titre: 'Effacer le détail, ligne par ligne, des anciens fichiers lus',
  cron: '50 3 * * *',
  executer: (acteur, { essai }) => effacerBilans(acteur, essai),
})
