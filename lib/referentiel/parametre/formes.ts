import { z } from 'zod'

export const texte = z.string().trim().min(1, { error: 'écrivez une valeur' }).max(4000, { error: '4 000 caractères au plus' })
export const courriel = z.union([z.literal('À renseigner'), z.email({ error: 'écrivez une adresse électronique' })])
export const compte = z.int({ error: 'écrivez un nombre entier' }).min(0, { error: 'écrivez un nombre positif' })
export const auMoinsUn = compte.min(1, { error: 'écrivez un nombre d’au moins 1' })
export const date = z.iso.date({ error: 'écrivez une date comme 2026-11-03' })
export const fraction = z.string().regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/, { error: 'écrivez une fraction comme 1/2' })

/** One parameter: its words, its unit, the heading it is shown under, the shape of its value. */
export type Definition = Readonly<{ libelle: string; unite: string; groupe: string; type: z.ZodType }>
