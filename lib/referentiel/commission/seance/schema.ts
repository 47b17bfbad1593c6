import { z } from 'zod'
import { instantDeParis, isoJour } from '@/lib/core/temps/horloge'
import { unJour } from '@/lib/core/temps/jour-saisi'
import { cibleSchema } from '../schema'

const quand = {
  date: unJour('Indiquez la date de la séance.'),
  heure: z
    .string({ error: 'Indiquez l’heure de la séance.' })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Écrivez l’heure comme 14:30.' }),
  lieu: z
    .string({ error: 'Indiquez le lieu de la séance.' })
    .trim()
    .min(3, { error: 'Indiquez le lieu de la séance.' })
    .max(300, { error: '300 caractères au plus.' }),
}

const enInstant = <T extends { date: Date; heure: string }>({ date, heure, ...reste }: T) => ({
  ...reste,
  prevueLe: instantDeParis(`${isoJour(date)}T${heure}`),
})

export const nouvelleSeanceSchema = z.object({ commissionId: z.uuid(), ...quand }).transform(enInstant)
export type NouvelleSeance = z.output<typeof nouvelleSeanceSchema>

export const modifierSeanceSchema = z.object({ ...cibleSchema.shape, ...quand }).transform(enInstant)
export type ModificationSeance = z.output<typeof modifierSeanceSchema>
