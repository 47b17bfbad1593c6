'use server'

import { defineAction } from '@/lib/core/requete/action'
import { enregistrerTerrain } from '@/lib/referentiel/stage/terrain/commands'
import { ajouterPhoto, retirerPhoto } from '@/lib/referentiel/stage/terrain/photo/commands'
import { photoSchema, retraitPhotoSchema } from '@/lib/referentiel/stage/terrain/photo/schema'
import { terrainSchema } from '@/lib/referentiel/stage/terrain/schema'

export const enregistrer = defineAction(terrainSchema, enregistrerTerrain)
export const joindrePhoto = defineAction(photoSchema, ajouterPhoto)
export const oterPhoto = defineAction(retraitPhotoSchema, retirerPhoto)
