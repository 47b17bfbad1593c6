import { defineTache } from '@/lib/core/tache/tache'
import { relancerAccordsEnAttente } from './commands'

/** One automatic reminder; the interne sends the next ones. */
export const relanceAccords = defineTache({
  nom: 'flechage-relancer-accords',
  titre: 'Rappeler aux signataires les accords de fléchage qui les attendent',
  cron: '15 8 * * 1-5',
  executer: (acteur, { essai }) => relancerAccordsEnAttente(acteur, essai),
})
