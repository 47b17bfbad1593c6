import { sansMesure } from '@/lib/core/temps/duree'
import { defineTache } from '@/lib/core/tache/tache'
import { avertirChaqueMatin, avertirUrgences } from './commands'

/** The technical administration reads how long a run took. All runs last this long, whether or not a mail left. Milliseconds. */
const DUREE_MS = 10_000

/** The technical administration reads titles and reports, so they reveal nothing of what is received. */
export const tacheUrgences = defineTache({
  nom: 'soutien-prevenir',
  titre: 'Prévenir sans attendre les médecins de la cellule de soutien, s’il y a lieu',
  cron: '*/5 * * * *',
  executer: (_acteur, { essai }) => (essai ? avertirUrgences(essai) : sansMesure(DUREE_MS, () => avertirUrgences(essai))),
})

/** At a fixed hour, so that the hour of a mail reveals nothing. */
export const tacheMatin = defineTache({
  nom: 'soutien-prevenir-matin',
  titre: 'Prévenir chaque matin ouvré les médecins de la cellule de soutien, s’il y a lieu',
  cron: '0 8 * * 1-5',
  executer: (_acteur, { essai }) => (essai ? avertirChaqueMatin(essai) : sansMesure(DUREE_MS, () => avertirChaqueMatin(essai))),
})
