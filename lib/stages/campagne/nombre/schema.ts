import { z } from 'zod'
import { listeDe } from '@/lib/core/requete/champs'
import { ciblesSchema } from '@/lib/core/requete/lot'

/** The terrains that were ticked in the list, from the address. */
export const choixSchema = z.object({ demande: listeDe(z.uuid(), 200).catch([]) })

export const rappelsSchema = z.object({ campagneId: z.uuid(), cibles: ciblesSchema })
export type Rappels = z.output<typeof rappelsSchema>
