import { z } from 'zod'
import { unJour } from '@/lib/core/temps/jour-saisi'
import { ETAPES_SIMPLES } from './workflow'

const version = z.coerce.number().int().min(0)
const terme = unJour('Indiquez le dernier jour pour répondre.')

export const nouvelleCampagneSchema = z.object({
  semestreCode: z.string({ error: 'Choisissez le semestre.' }).regex(/^\d{4}[EH]$/, { error: 'Choisissez le semestre.' }),
  reponsesAvant: terme,
})
export const cibleSchema = z.object({ id: z.uuid(), version })
export const termeSchema = cibleSchema.extend({ reponsesAvant: terme })
/** Why the campaign closes without the answers still awaited; empty when all have come. */
export const clotureSchema = cibleSchema.extend({
  motif: z.string().trim().max(1000, { error: '1 000 caractères au plus.' }).default(''),
})
export const etapeSchema = cibleSchema.extend({ etape: z.enum(ETAPES_SIMPLES) })

export type NouvelleCampagne = z.output<typeof nouvelleCampagneSchema>
export type Cible = z.output<typeof cibleSchema>
export type Terme = z.output<typeof termeSchema>
export type Cloture = z.output<typeof clotureSchema>
export type Etape = z.output<typeof etapeSchema>
