import { defineTache } from '@/lib/core/tache/tache'
import { effacerSignalements } from './commands'

/** What a third person wrote is kept no longer than it serves (R-SOU-8). Its line says nothing of anybody. */
export const effacementSignalements = defineTache({
  nom: 'soutien-effacer-envois',
  titre: 'Détruire à leur terme les messages de tiers à la cellule de soutien, s’il y en a',
  cron: '20 3 * * *',
  executer: async (_acteur, { essai }) => effacerSignalements(essai),
})
