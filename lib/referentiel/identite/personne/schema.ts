import { z } from 'zod'
import { Role } from '@/generated/prisma/enums'

export const ETATS = ['actif', 'desactive'] as const

/** Filters of the list of people; anything unreadable in the address counts as absent. */
export const filtrePersonnesSchema = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  role: z.enum(Role).optional().catch(undefined),
  etat: z.enum(ETATS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

const version = z.coerce.number().int().min(0)
const motif = z
  .string({ error: 'Écrivez le motif.' })
  .trim()
  .min(3, { error: 'Écrivez le motif, en quelques mots.' })
  .max(500, { error: 'Le motif est trop long : 500 caractères au plus.' })

export const desactivationSchema = z.object({ id: z.uuid(), version, motif })
export const reactivationSchema = z.object({ id: z.uuid(), version, motif })
export const fermetureSessionsSchema = z.object({ id: z.uuid() })

const nomPropre = (quoi: string) =>
  z
    .string({ error: `Écrivez ${quoi}.` })
    .trim()
    .min(1, { error: `Écrivez ${quoi}.` })
    .max(100, { error: 'C’est trop long : 100 caractères au plus.' })

const coordonnees = {
  prenom: nomPropre('le prénom'),
  nom: nomPropre('le nom'),
  courriel: z
    .string({ error: 'Écrivez l’adresse électronique.' })
    .trim()
    .toLowerCase()
    .pipe(
      z
        .email({ error: 'Écrivez une adresse électronique complète, comme prenom.nom@exemple.fr.' })
        .max(254, { error: 'Cette adresse est trop longue.' }),
    ),
}

export const nouvellePersonneSchema = z.object(coordonnees)
export const correctionPersonneSchema = z.object({ id: z.uuid(), version, ...coordonnees })

export type FiltrePersonnes = z.output<typeof filtrePersonnesSchema>
export type NouvellePersonne = z.output<typeof nouvellePersonneSchema>
export type CorrectionPersonne = z.output<typeof correctionPersonneSchema>
export type ChangementCompte = z.output<typeof desactivationSchema>
