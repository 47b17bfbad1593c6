import { z } from 'zod'
import { CategorieStage } from '@/generated/prisma/enums'
import { CATEGORIES, champsNombres } from '../capacite/schema'

type ChampsAvant = Record<`avant_${CategorieStage}`, typeof avant>
const avant = z.coerce.number().int().min(0).optional()
const champsAvant = Object.fromEntries(CATEGORIES.map((c) => [`avant_${c}`, avant])) as ChampsAvant

/** The offer of one terrain: a number for each kind of stage, with the number that the page showed (absent: no line). */
export const offreTerrainSchema = z.object({ id: z.uuid(), terrainId: z.uuid(), ...champsNombres, ...champsAvant })
export type OffreTerrain = z.output<typeof offreTerrainSchema>

export const filtresOffreSchema = z.object({
  categorie: z.enum(CategorieStage).optional().catch(undefined),
  voir: z.enum(['ecarts', 'reserves']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type FiltresOffre = z.output<typeof filtresOffreSchema>
export const LIGNES_PAR_PAGE = 50
