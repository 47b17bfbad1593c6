import { z } from 'zod'
import {
  Phase,
  type CategorieStage,
  type CauseSemestre,
  type MoitieStage,
  type SituationSemestre,
  type TypeClassement,
} from '@/generated/prisma/enums'

export const INTERNES_PAR_PAGE = 25

const facultatif = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)

/** Filters of the list of internes, from the address; unreadable values are ignored. */
export const filtresInternesSchema = z.object({
  q: facultatif(z.string().trim().max(80)).transform((q) => q || undefined),
  phase: facultatif(z.enum(Phase)),
  promotion: facultatif(z.coerce.number().int().min(1990).max(2100)),
  /** `1`: only internes whose deadlines are near or passed. */
  alertes: facultatif(z.literal('1')),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type FiltresInternes = z.output<typeof filtresInternesSchema>

/** What the scolarité records of a person; days are written 2026-11-03. */
export type Classement = Readonly<{
  anneeEntree: number
  typeClassement: TypeClassement
  rang: number
  effectifReference: number
  theseSoutenueLe: string | null
  contratSigneLe: string | null
  fst: string | null
  fstSemestres: readonly string[]
}>

/** One semester of a path. */
export type Accompli = Readonly<{
  phase: Phase
  categorie: CategorieStage | null
  situation: SituationSemestre
  cause: CauseSemestre | null
  terrainId: string | null
  joursInterruption: number | null
  moitieValidee: MoitieStage | null
  secondTerrainId: string | null
  premiereMoitie: MoitieStage | null
}>

/** A correction says which values it replaces, so that nothing newer is overwritten. */
export type Change<T> = Readonly<{ id: string; avant: T; apres: T }>
