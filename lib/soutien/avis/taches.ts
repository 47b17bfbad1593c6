import { defineTache } from '@/lib/core/tache'
import { avertirChaqueMatin, avertirUrgences } from './commands'

/** Titles and reports are read by the technical administration: they say nothing of what is received. */
export const tacheUrgences = defineTache({
  nom: 'soutien-prevenir',
  titre: 'Prévenir sans attendre les médecins de la cellule de soutien, s’il y a lieu',
  cron: '*/5 * * * *',
  executer: (_acteur, { essai }) => avertirUrgences(essai),
})

/** At the same hour for everyone, so that the hour of a mail tells nothing. */
export const tacheMatin = defineTache({
  nom: 'soutien-prevenir-matin',
  titre: 'Prévenir chaque matin ouvré les médecins de la cellule de soutien, s’il y a lieu',
  cron: '0 8 * * 1-5',
  executer: (_acteur, { essai }) => avertirChaqueMatin(essai),
})
