import { defineTache } from '@/lib/core/tache/tache'
import { rappelerEnAttente } from './capacite/commands'

/** Until the term, a terrain that does not answer is reminded after each delay. */
export const rappelCapacites = defineTache({
  nom: 'stages-rappeler-capacites',
  titre: 'Rappeler aux terrains de stage les capacités qui leur sont demandées',
  cron: '30 8 * * 1-5',
  executer: (acteur, { essai }) => rappelerEnAttente(acteur, essai),
})
