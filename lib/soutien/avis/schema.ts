import { z } from 'zod'

/** An address that the person gave, decrypted in the browser of a doctor. It comes without a case. */
export const prevenirSchema = z.object({ courriel: z.email({ error: 'Cette adresse ne peut pas recevoir de courriel.' }).max(254) })
export type Prevenir = z.output<typeof prevenirSchema>
