import { z } from 'zod'
import { fichierChoisi } from '@/lib/core/requete/champs'

/** Photos of one terrain at most. */
export const PHOTOS_MAX = 8

const LEGENDE = 'Dites en quelques mots ce que montre la photo, en 160 caractères au plus.'

/** A photo with its description in words, which is also its text alternative. */
export const photoSchema = z.object({
  id: z.uuid(),
  legende: z.string({ error: LEGENDE }).trim().min(3, { error: LEGENDE }).max(160, { error: LEGENDE }),
  fichier: fichierChoisi('Choisissez une photo avant de l’envoyer.'),
})

export const retraitPhotoSchema = z.object({ id: z.uuid(), photoId: z.uuid() })

export type PhotoAjoutee = z.output<typeof photoSchema>
