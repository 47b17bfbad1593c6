import { defineTache } from '@/lib/core/tache/tache'
import { effacerSignalements } from './commands'

/** Destroys what a third person wrote once its time is over (R-SOU-8). The title reveals nothing about people. */
export const effacementSignalements = defineTache({
  nom: 'soutien-effacer-envois',
  titre: 'Détruire à leur terme les messages de tiers à la cellule de soutien, s’il y en a',
  cron: '20 3 * * *',
  executer: async (_acteur, { essai }) => effacerSignalements(essai),
})
