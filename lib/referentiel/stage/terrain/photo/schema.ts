import { z } from 'zod'

/** Photos of one place. */
export const PHOTOS_MAX = 8

/** What is on a photo, in words: read aloud to those who do not see it. */
export const legendeSchema = z.object({ legende: z.string().trim().min(3).max(160) })

export const retraitPhotoSchema = z.object({ id: z.uuid(), photoId: z.uuid() })

/** A photo that comes back from the route handler: the code in the address, its sentence here. */
const PHRASES: Record<string, string> = {
  'FICHIER-ABSENT': 'Choisissez une photo avant de l’envoyer.',
  'FICHIER-VIDE': 'Ce fichier est vide. Choisissez-le de nouveau.',
  'FICHIER-TAILLE': 'Cette photo est trop lourde : 5 Mo au plus.',
  'FICHIER-TYPE': 'Ce fichier n’est pas une image PNG ou JPEG.',
  'PHOTO-LEGENDE': 'Dites en quelques mots ce que montre la photo, en 160 caractères au plus.',
  'PHOTO-NOMBRE': `Ce terrain a déjà ${PHOTOS_MAX} photos : retirez-en une avant d’en ajouter.`,
  PANNE: 'La photo n’a pas pu être enregistrée. Réessayez dans un instant.',
}

/** The sentence of a code found in the address; nothing for a code that is not one of ours. */
export const phraseRefus = (code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(PHRASES, code) ? PHRASES[code] : undefined
