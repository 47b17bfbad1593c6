import { defineTache } from '@/lib/core/tache/tache'
import { appliquerRetention } from './commands'

/** Runs at night, before the morning mails. */
export const tacheRetention = defineTache({
  nom: 'soutien-retention',
  titre: 'Appliquer les durées de conservation de la cellule de soutien',
  cron: '40 3 * * *',
  executer: (_acteur, { essai }) => appliquerRetention(essai),
})
