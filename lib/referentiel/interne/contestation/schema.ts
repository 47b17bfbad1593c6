import { z } from 'zod'

/** What an interne asks about a line of their seniority, or about the whole (empty semester). */
export const contestationSchema = z.object({
  semestreCode: z
    .string()
    .trim()
    .transform((code) => code || null)
    .pipe(z.string().max(10).nullable()),
  texte: z
    .string({ error: 'Écrivez votre question.' })
    .trim()
    .min(15, { error: 'Dites en une phrase ce qui devrait compter, ou ne pas compter.' })
    .max(1000, { error: '1 000 caractères au plus.' }),
})
export type ContestationSaisie = z.output<typeof contestationSchema>

export const reponseContestationSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int().min(0),
  reponse: z
    .string({ error: 'Écrivez votre réponse.' })
    .trim()
    .min(15, { error: 'Répondez au moins par une phrase : ce qui a été vérifié, et ce qui change ou non.' })
    .max(1000, { error: '1 000 caractères au plus.' }),
})
export type ReponseContestation = z.output<typeof reponseContestationSchema>
