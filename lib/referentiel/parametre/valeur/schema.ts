import { z } from 'zod'
import { unJour } from '@/lib/core/temps/jour-saisi'
import type { Catalogue } from '../schema'

const valeurSchema = z.object({
  valeur: z.string().max(4000, { error: 'La valeur est trop longue : 4 000 caractères au plus.' }).default(''),
  valableDu: unJour('Indiquez le jour à partir duquel la valeur s’applique.'),
  sourceTitre: z
    .string({ error: 'Indiquez d’où vient cette valeur.' })
    .trim()
    .min(3, { error: 'Indiquez d’où vient cette valeur : texte, délibération, courrier.' })
    .max(300, { error: 'La source est trop longue : 300 caractères au plus.' }),
  sourceUrl: z
    .string()
    .trim()
    .max(1000, { error: 'L’adresse est trop longue.' })
    .default('')
    .refine((v) => v === '' || (URL.canParse(v) && /^https?:\/\//.test(v)), {
      error: 'Écrivez une adresse complète, comme https://www.legifrance.gouv.fr.',
    })
    .transform((v) => v || null),
})

/** A value for one of the parameters of `catalogue`. */
export const nouvelleValeurSchema = (catalogue: Catalogue) =>
  valeurSchema.extend({ cle: z.enum(Object.keys(catalogue), { error: 'Choisissez un paramètre.' }) })

export const verificationSchema = z.object({ id: z.uuid() })

export type NouvelleValeur = z.output<ReturnType<typeof nouvelleValeurSchema>>
