import { z } from 'zod'

/** An address that the person gave, as the browser of a doctor read it: it names no case. */
export const prevenirSchema = z.object({ courriel: z.email({ error: 'Cette adresse ne peut pas recevoir de courriel.' }).max(254) })
export type Prevenir = z.output<typeof prevenirSchema>
