import { z } from 'zod'
import { fichierChoisi } from '@/lib/core/requete/champs'

const EMPREINTE = 'Recopiez l’empreinte entière : 64 chiffres et lettres de a à f.'

/** A receipt that a person kept, and the digest in their mail or in a published result. */
export const controleSchema = z.object({
  fichier: fichierChoisi('Choisissez le fichier du reçu.'),
  empreinte: z
    .string({ error: EMPREINTE })
    .transform((t) => t.replaceAll(/\s/g, '').toLowerCase())
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, { error: EMPREINTE })),
})
export type Controle = z.output<typeof controleSchema>

/** The fields of a receipt's file; other fields are ignored. */
export const recuSchema = z.object({
  format: z.literal('marguerite-recu/1'),
  semestre: z.string().max(10),
  pseudonyme: z.string().max(100),
  figesLe: z.string().max(40),
  sel: z.string().regex(/^[0-9a-f]{32}$/),
  voeux: z.array(z.string().max(60)).max(1000),
})
