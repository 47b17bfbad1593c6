import { sansMesure } from '@/lib/core/temps/duree'
import { defineTache } from '@/lib/core/tache/tache'
import { avertirChaqueMatin, avertirUrgences } from './commands'

/**
 * How long a run took is kept where the technical administration reads: it is the same whether or not a mail left. Milliseconds.
 */
const DUREE_MS = 10_000

/** Titles and reports are read by the technical administration: they say nothing of what is received. */
export const tacheUrgences = defineTache({
  nom: 'soutien-prevenir',
  titre: 'Prévenir sans attendre les médecins de la cellule de soutien, s’il y a lieu',
  cron: '*/5 * * * *',
  executer: (_acteur, { essai }) => (essai ? avertirUrgences(essai) : sansMesure(DUREE_MS, () => avertirUrgences(essai))),
})

/** At the same hour for everyone, so that the hour of a mail tells nothing. */
export const tacheMatin = defineTache({
  nom: 'soutien-prevenir-matin',
  titre: 'Prévenir chaque matin ouvré les médecins de la cellule de soutien, s’il y a lieu',
  cron: '0 8 * * 1-5',
  executer: (_acteur, { essai }) => (essai ? avertirChaqueMatin(essai) : sansMesure(DUREE_MS, () => avertirChaqueMatin(essai))),
})
