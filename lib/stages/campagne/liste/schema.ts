import { z } from 'zod'
import { CategorieStage } from '@/generated/prisma/enums'
import { cibleSchema } from '../schema'
import type { ChampCompare } from './contenu'

const phrase = z.string().trim().max(1000, { error: '1 000 caractères au plus.' }).default('')

/** `derogation`: why fewer posts than the legal minimum are published (R-STG-8). */
export const publierSchema = cibleSchema.extend({ derogation: phrase })
export const corrigerSchema = publierSchema.extend({
  motif: z
    .string({ error: 'Dites ce qui est corrigé, en une phrase.' })
    .trim()
    .min(5, { error: 'Dites ce qui est corrigé, en une phrase.' })
    .max(1000, { error: '1 000 caractères au plus.' }),
})
export type Publication = z.output<typeof publierSchema>
export type Correction = z.output<typeof corrigerSchema>

export const LIBELLE_CHAMP: Record<ChampCompare, string> = {
  intitule: 'Terrain',
  structure: 'Structure',
  commune: 'Commune',
  zone: 'Zone',
  logement: 'Logement',
  secondTerrain: 'Second terrain (3 derniers mois)',
  premiereMoitie: 'Moitié faite en premier',
  capaciteOfferte: 'Places offertes',
  horsChoix: 'Places pourvues au titre de l’article 44',
  ajoutes: 'Places ajoutées au titre de l’article 44',
}

export const LIGNES_PAR_PAGE = 100

export const filtresListeSchema = z.object({
  categorie: z.enum(CategorieStage).optional().catch(undefined),
  avec: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type FiltresListe = z.output<typeof filtresListeSchema>
