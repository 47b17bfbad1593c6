import { z } from 'zod'
import { fichierChoisi } from '@/lib/core/requete/champs'

export const lettreSchema = z.object({ id: z.uuid(), fichier: fichierChoisi('Choisissez le fichier de la lettre.') })
export const retraitPieceSchema = z.object({ id: z.uuid(), pieceId: z.uuid() })

export type LettreJointe = z.output<typeof lettreSchema>
