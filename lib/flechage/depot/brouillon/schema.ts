import { z } from 'zod'
import { CategorieStage, MotifFlechage, Zone } from '@/generated/prisma/enums'
import { caseCochee } from '@/lib/core/requete/champs'
import { unJourFacultatif } from '@/lib/core/temps/jour-saisi'

/** How a tie with a member of the commission is declared: by a category, never the detail (R-DEP-3). */
export const NATURES_LIEN = {
  FAMILLE: 'Lien familial ou conjugal',
  TRAVAIL: 'Lien de travail ou d’encadrement',
  INTERET: 'Lien d’intérêt, d’argent ou d’association',
  AUTRE: 'Autre lien',
} as const

export const LIENS_MAX = 3
export const ALTERNATIVES_CHAMPS = 2

const uuidOuRien = z
  .union([z.literal(''), z.uuid()])
  .default('')
  .transform((v) => v || null)
const texte = (max: number) =>
  z
    .string()
    .max(max, { error: `${max.toLocaleString('fr-FR')} caractères au plus.` })
    .default('')
const nature = z.enum(['FAMILLE', 'TRAVAIL', 'INTERET', 'AUTRE']).catch('AUTRE')

export const nouvelleSchema = z.object({
  campagneId: z.uuid(),
  terrainId: z.uuid({ error: 'Choisissez un terrain.' }),
  categorie: z.enum(CategorieStage, { error: 'Choisissez le type de stage.' }),
  /** An earlier request of the interne, whose project is copied. */
  modeleId: uuidOuRien,
})

/** The steps of the form; the last one is the page that deposits. */
export const ETAPES = ['terrain', 'projet', 'lettre', 'accords', 'fin', 'relire'] as const
export type Etape = (typeof ETAPES)[number]

/** A draft may be incomplete: only shapes and sizes are checked here; the guards say what is missing. */
export const brouillonSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int().min(0),
  /** Where « Enregistrer et continuer » goes. */
  suite: z.enum(ETAPES).catch('relire'),
  motif: z
    .union([z.literal(''), z.enum(MotifFlechage)])
    .default('')
    .transform((v) => v || null),
  territoireProjet: texte(300),
  horizonProjet: texte(300),
  competences: texte(3000),
  engagements: texte(2000),
  // Longer than the maximum, so that a text that is too long is kept while its author shortens it.
  lettreTexte: texte(30_000),
  disponibilites: texte(1000),
  attestationService: texte(200),
  attestationLe: unJourFacultatif(),
  consentement: caseCochee(),
  alternative1: uuidOuRien,
  alternative2: uuidOuRien,
  lien1: uuidOuRien,
  lien2: uuidOuRien,
  lien3: uuidOuRien,
  nature1: nature,
  nature2: nature,
  nature3: nature,
})

export const terrainSchema = z.object({
  id: z.uuid(),
  /** The choice that the page showed: another one means that it changed meanwhile. */
  ancien: z.string().max(120),
  terrainId: z.uuid({ error: 'Choisissez un terrain.' }),
  categorie: z.enum(CategorieStage, { error: 'Choisissez le type de stage.' }),
  confirme: caseCochee(),
})

const facultatif = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)

/** The search of a terrain, from the address. */
export const rechercheSchema = z.object({
  categorie: facultatif(z.enum(CategorieStage)),
  zone: facultatif(z.enum(Zone)),
  q: facultatif(z.string().trim().max(80)).transform((q) => q || undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})

export type Nouvelle = z.output<typeof nouvelleSchema>
export type Brouillon = z.output<typeof brouillonSchema>
export type ChangementTerrain = z.output<typeof terrainSchema>
export type Recherche = z.output<typeof rechercheSchema>

/** The present choice as one word, which the page that changes it posts back. */
export const choixActuel = (dossier: Readonly<{ terrainId: string | null; categorie: string | null }>): string =>
  `${dossier.terrainId ?? ''}:${dossier.categorie ?? ''}`
