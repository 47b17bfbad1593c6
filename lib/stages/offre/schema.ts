import { z } from 'zod'
import { CategorieStage, Zone } from '@/generated/prisma/enums'
import { facultatif } from '@/lib/referentiel/stage/schema'

export const POSTES_PAR_PAGE = 25

/** Posts that fit side by side on a screen. */
export const POSTES_COMPARES = 4

export const TRIS = ['type', 'terrain', 'commune', 'reste', 'distance'] as const
export type Tri = (typeof TRIS)[number]

const oui = facultatif(z.literal('1')).transform((v) => v === '1')

/** Filters of the offer, from the address; unreadable values are ignored. */
export const filtresOffreSchema = z.object({
  semestre: facultatif(z.string().regex(/^\d{4}[EH]$/)),
  q: facultatif(z.string().trim().max(80)).transform((q) => q || undefined),
  categorie: facultatif(z.enum(CategorieStage)),
  zone: facultatif(z.enum(Zone)),
  territoire: facultatif(z.uuid()),
  commune: facultatif(z.string().max(10)).transform((c) => c || undefined),
  logement: oui,
  libres: oui,
  tri: z.enum(TRIS).catch('type'),
  sens: z.enum(['asc', 'desc']).catch('asc'),
  vue: z.enum(['liste', 'carte']).catch('liste'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type FiltresOffre = z.output<typeof filtresOffreSchema>

/** The posts selected for comparison: the first four valid ids of the address, each once. */
export function postesCompares(valeurs: string | string[] | undefined): string[] {
  const lus = (Array.isArray(valeurs) ? valeurs : [valeurs]).filter((v): v is string => z.uuid().safeParse(v).success)
  return [...new Set(lus)].slice(0, POSTES_COMPARES)
}
