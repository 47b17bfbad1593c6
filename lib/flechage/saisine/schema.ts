import { z } from 'zod'
import { listeDe } from '@/lib/core/requete/champs'
import { cibleSchema } from '../schema'

const qualite = z
  .string()
  .trim()
  .min(1, { error: 'Indiquez votre qualité : elle figure sur l’acte.' })
  .max(200, { error: '200 caractères au plus.' })

export const saisineSchema = cibleSchema.extend({
  choix: z.enum(['SAISIR', 'NE_PAS_SAISIR'], { error: 'Choisissez de saisir ou non l’agence régionale de santé.' }),
  motifs: z.string().trim().max(4000, { error: '4 000 caractères au plus.' }).default(''),
  qualite,
})
export type SaisineSaisie = z.output<typeof saisineSchema>

/** Ticked requests, each with the version that the page showed: `<id>:<version>`. */
const coche = z.string().transform((texte, ctx) => {
  const lu = cibleSchema.safeParse({ id: texte.split(':')[0], version: texte.split(':')[1] })
  if (lu.success) return lu.data
  ctx.addIssue({ code: 'custom', message: 'Une ligne cochée n’est pas lisible. Rechargez la page.' })
  return z.NEVER
})
export const lotSchema = z.object({ dossiers: listeDe(coche, 200), qualite })
export type Lot = z.output<typeof lotSchema>
