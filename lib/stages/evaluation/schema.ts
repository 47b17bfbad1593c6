import { z } from 'zod'

/** The five notes of an evaluation, each from 1 to 5, in the order of the form. */
export const CRITERES = ['encadrement', 'autonomie', 'charge', 'ambiance', 'apprentissage'] as const
export type Critere = (typeof CRITERES)[number]
export type Notes = Readonly<Record<Critere, number>>

export const LIBELLE_CRITERE: Record<Critere, string> = {
  encadrement: 'Encadrement',
  autonomie: 'Autonomie progressive',
  charge: 'Charge de travail supportable',
  ambiance: 'Ambiance et respect',
  apprentissage: 'Ce que l’on y apprend',
}

export const AIDE_CRITERE: Record<Critere, string> = {
  encadrement: 'Quelqu’un répond quand vous en avez besoin, et revient avec vous sur ce que vous avez fait.',
  autonomie: 'On vous confie davantage à mesure que vous progressez.',
  charge: 'Les horaires et le repos après une garde sont respectés.',
  ambiance: 'On vous parle et on parle des patients avec respect.',
  apprentissage: 'Ce stage sert votre métier futur.',
}

export const LIBELLE_NOTE: Record<1 | 2 | 3 | 4 | 5, string> = {
  1: '1, très insuffisant',
  2: '2, insuffisant',
  3: '3, correct',
  4: '4, bon',
  5: '5, très bon',
}

export const TEXTE_MAX = 600

const note = z.coerce.number({ error: 'Choisissez une note.' }).int().min(1, { error: 'Choisissez une note.' }).max(5)
const texte = z
  .string()
  .trim()
  .max(TEXTE_MAX, { error: `${TEXTE_MAX} caractères au plus.` })
  .default('')

export const evaluationSchema = z.object({
  semestreCode: z.string().regex(/^\d{4}[EH]$/),
  encadrement: note,
  autonomie: note,
  charge: note,
  ambiance: note,
  apprentissage: note,
  apports: texte,
  limites: texte,
})
export type EvaluationSaisie = z.output<typeof evaluationSchema>

const notesSchema = z.object({
  encadrement: z.number(),
  autonomie: z.number(),
  charge: z.number(),
  ambiance: z.number(),
  apprentissage: z.number(),
})

/** Parses the stored notes. @throws when the column has another shape */
export const lireNotes = (valeur: unknown): Notes => notesSchema.parse(valeur)
