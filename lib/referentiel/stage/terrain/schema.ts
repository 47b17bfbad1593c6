import { z } from 'zod'
import { CategorieStage, ModeExercice, TypeStructure } from '@/generated/prisma/enums'
import { caseCochee, listeDe } from '@/lib/core/requete/champs'
import { unJour, unJourFacultatif } from '@/lib/core/temps/jour-saisi'
import { finessValide } from '@/lib/core/donnees/rpps'

/** Lines of the form that can name a practitioner; the first one coordinates. */
export const PLACES_PRATICIENS = [1, 2, 3, 4, 5, 6] as const
type Place = (typeof PLACES_PRATICIENS)[number]

const court = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `${max} caractères au plus.` })
    .default('')
const requis = (manque: string, max = 160) => court(max).refine((v) => v !== '', { error: manque })

const finess = court(9)
  .transform((v) => v.toUpperCase())
  .refine((v) => v === '' || finessValide(v), {
    error: 'Ce numéro FINESS n’est pas valide : vérifiez ses neuf caractères.',
  })

/** The place itself. The commune is typed by its name or its INSEE code. */
export const structureSchema = z.object({
  structureNom: requis('Écrivez le nom de la structure.'),
  structureType: z.enum(TypeStructure, { error: 'Choisissez le type de structure.' }),
  finessEt: finess,
  finessEj: finess,
  adresse: requis('Écrivez l’adresse.', 240),
  commune: requis('Écrivez la commune ou son code INSEE.', 80),
  quartierPrioritaire: caseCochee(),
  directeurNom: court(120),
  directeurCourriel: z.union([z.literal(''), z.email({ error: 'Cette adresse électronique n’est pas complète.' })]).default(''),
})

const praticien = court(160)
const praticiens = Object.fromEntries(PLACES_PRATICIENS.map((n) => [`praticien${n}`, praticien])) as Record<
  `praticien${Place}`,
  typeof praticien
>

/** A terrain as its form posts it. Without `id` it is a new one; without `structureId` its structure is new too. */
export const terrainSchema = structureSchema
  .extend({
    id: z.uuid().optional(),
    version: z.coerce.number().int().min(0).default(0),
    structureId: z.uuid().optional(),
    /** Digest of the structure as the form showed it: two terrains of one structure may be edited at the same time. */
    structureVue: z.string().max(64).default(''),
    intitule: requis('Écrivez l’intitulé du terrain.'),
    mode: z.enum(ModeExercice, { error: 'Choisissez le mode d’exercice.' }),
    categories: listeDe(z.enum(CategorieStage)).refine((l) => l.length > 0, { error: 'Cochez au moins un type de stage.' }),
    capaciteAgreee: z.coerce
      .number({ error: 'Écrivez un nombre entier.' })
      .int({ error: 'Écrivez un nombre entier.' })
      .min(0, { error: 'Écrivez un nombre positif.' })
      .max(99, { error: '99 places au plus.' }),
    agrementDebut: unJour('Indiquez le premier jour de l’agrément.'),
    agrementFin: unJour('Indiquez le dernier jour de l’agrément.'),
    suspenduLe: unJourFacultatif(),
    acte: court(240),
    responsable: court(160),
    fiche: court(4000),
    logement: caseCochee(),
    transport: court(240),
    exerciceCoordonne: caseCochee(),
    asalee: caseCochee(),
  })
  .extend(praticiens)
  .refine((t) => t.agrementFin >= t.agrementDebut, { error: 'L’agrément finit avant d’avoir commencé.', path: ['agrementFin'] })

export type TerrainSaisi = z.output<typeof terrainSchema>

/** The practitioners the form names, each with the field it was typed in; empty lines are left out. */
export const praticiensSaisis = (saisie: TerrainSaisi): { champ: string; texte: string }[] =>
  PLACES_PRATICIENS.map((n) => ({ champ: `praticien${n}`, texte: saisie[`praticien${n}`] })).filter((p) => p.texte !== '')

export const LIBELLE_EVENEMENT: Record<string, string> = {
  creer: 'Terrain créé',
  modifier: 'Terrain enregistré',
  ajouterPhoto: 'Photo ajoutée',
  retirerPhoto: 'Photo retirée',
}
