import { defineTache } from '@/lib/core/tache/tache'
import { appliquerRetention } from './commands'

/** Each night, before the morning's mails. */
export const tacheRetention = defineTache({
  nom: 'soutien-retention',
  titre: 'Appliquer les durées de conservation de la cellule de soutien',
  cron: '40 3 * * *',
  executer: (_acteur, { essai }) => appliquerRetention(essai),
})
