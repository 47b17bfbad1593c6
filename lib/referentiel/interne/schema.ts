import { z } from 'zod'
import { Phase } from '@/generated/prisma/enums'

export const INTERNES_PAR_PAGE = 25

const facultatif = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)

/** Filters of the list of internes as the address holds them; what is not understood is left out. */
export const filtresInternesSchema = z.object({
  q: facultatif(z.string().trim().max(80)).transform((q) => q || undefined),
  phase: facultatif(z.enum(Phase)),
  promotion: facultatif(z.coerce.number().int().min(1990).max(2100)),
  /** `1`: those whose deadlines are near or passed, and no other. */
  alertes: facultatif(z.literal('1')),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type FiltresInternes = z.output<typeof filtresInternesSchema>
