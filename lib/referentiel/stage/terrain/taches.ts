import { defineTache } from '@/lib/core/tache/tache'
import { redessinerPhotos } from './photo/commands'

/** Photos received before the portal drew them again: their files may say where they were taken, and with what device. */
export const photosRedessinees = defineTache({
  nom: 'stages-redessiner-photos',
  titre: 'Retirer des anciennes photos de terrains ce qui dit où et avec quoi elles ont été prises',
  cron: '20 3 * * *',
  executer: (acteur, { essai }) => redessinerPhotos(acteur, essai),
})
