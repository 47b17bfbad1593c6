import { z } from 'zod'
import { listeDe } from '@/lib/core/requete/champs'

export const inscriptionSchema = z.object({
  seanceId: z.uuid({ error: 'Choisissez une séance.' }),
  flechages: listeDe(z.uuid(), 100).refine((ids) => ids.length > 0, { error: 'Cochez au moins une demande.' }),
})
export type Inscription = z.output<typeof inscriptionSchema>
