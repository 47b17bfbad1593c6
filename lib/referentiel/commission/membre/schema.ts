import { z } from 'zod'
import { College, FonctionMembre } from '@/generated/prisma/enums'
import { unJour, unJourFacultatif } from '@/lib/core/temps/jour-saisi'

export const nouveauSiegeSchema = z
  .object({
    commissionId: z.uuid(),
    courriel: z
      .string({ error: 'Indiquez l’adresse électronique de la personne.' })
      .trim()
      .toLowerCase()
      .pipe(z.email({ error: 'Cette adresse électronique n’est pas complète.' })),
    college: z.enum(College, { error: 'Choisissez un collège.' }),
    fonction: z.enum(FonctionMembre, { error: 'Choisissez une fonction.' }).default('MEMBRE'),
    suppleantDeId: z.preprocess((v) => (v === '' ? undefined : v), z.uuid().optional()),
    acte: z
      .string({ error: 'Indiquez l’acte de désignation.' })
      .trim()
      .min(3, { error: 'Indiquez l’acte de désignation : sa nature, son numéro, sa date.' })
      .max(300, { error: '300 caractères au plus.' }),
    debut: unJour('Indiquez le premier jour du siège.'),
    fin: unJourFacultatif(),
  })
  .refine(({ debut, fin }) => !fin || fin >= debut, { path: ['fin'], error: 'Le dernier jour ne peut pas précéder le premier.' })
export type NouveauSiege = z.output<typeof nouveauSiegeSchema>

export const finSiegeSchema = z.object({
  id: z.uuid(),
  fin: unJour('Indiquez le dernier jour du siège.'),
  motif: z
    .string({ error: 'Indiquez pourquoi le siège prend fin.' })
    .trim()
    .min(3, { error: 'Indiquez pourquoi le siège prend fin.' })
    .max(300, { error: '300 caractères au plus.' }),
})
export type FinSiege = z.output<typeof finSiegeSchema>

export const nouvelleCommissionSchema = z.object({
  nom: z
    .string({ error: 'Donnez un nom à la commission.' })
    .trim()
    .min(5, { error: 'Donnez un nom à la commission.' })
    .max(120, { error: '120 caractères au plus.' }),
})
