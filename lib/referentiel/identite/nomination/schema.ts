import { z } from 'zod'
import { Role } from '@/generated/prisma/enums'
import { unJour, unJourFacultatif } from '@/lib/core/temps/jour-saisi'

const acte = z
  .string({ error: 'Indiquez l’acte de nomination.' })
  .trim()
  .min(3, { error: 'Indiquez l’acte de nomination : sa nature, son numéro, sa date.' })
  .max(300, { error: 'La référence de l’acte est trop longue : 300 caractères au plus.' })

export const nominationSchema = z
  .object({
    personneId: z.uuid(),
    role: z.enum(Role, { error: 'Choisissez un rôle.' }),
    acte,
    debut: unJour('Indiquez le premier jour de la nomination.'),
    fin: unJourFacultatif(),
  })
  .refine(({ debut, fin }) => !fin || fin >= debut, { path: ['fin'], error: 'Le dernier jour ne peut pas précéder le premier.' })

export const finNominationSchema = z.object({
  id: z.uuid(),
  fin: unJour('Indiquez le dernier jour de la nomination.'),
  motif: z
    .string({ error: 'Écrivez le motif.' })
    .trim()
    .min(3, { error: 'Écrivez le motif, en quelques mots.' })
    .max(500, { error: 'Le motif est trop long : 500 caractères au plus.' }),
})

export type NouvelleNomination = z.output<typeof nominationSchema>
export type FinNomination = z.output<typeof finNominationSchema>

/** Filters of the list of nominations. */
export const filtreNominationsSchema = z.object({
  role: z.enum(Role).optional().catch(undefined),
  etat: z.enum(['en_cours', 'a_venir', 'terminees']).catch('en_cours').default('en_cours'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type FiltreNominations = z.output<typeof filtreNominationsSchema>
