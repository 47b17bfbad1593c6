import { z } from 'zod'
import { CategorieStage, Zone, type ModeExercice, type TypeStructure } from '@/generated/prisma/enums'

/** A kind of stage in the middle of a sentence: « un stage libre », « votre SASPAS ». All are masculine. */
export const NOM_STAGE: Record<CategorieStage, string> = {
  N1: 'stage praticien de niveau 1',
  URGENCES: 'stage d’urgences',
  POLYVALENTE: 'stage de médecine polyvalente',
  SFE: 'stage couplé de santé de la femme et de l’enfant',
  SANTE_FEMME: 'stage de santé de la femme',
  SANTE_ENFANT: 'stage de santé de l’enfant',
  SASPAS: 'SASPAS',
  LIBRE: 'stage libre',
  N3_DJ: 'stage de docteur junior',
}

/** The same words on their own, in a list or a table. */
export const LIBELLE_STAGE: Record<CategorieStage, string> = {
  N1: 'Praticien de niveau 1',
  URGENCES: 'Urgences',
  POLYVALENTE: 'Médecine polyvalente',
  SFE: 'Santé de la femme et de l’enfant',
  SANTE_FEMME: 'Santé de la femme',
  SANTE_ENFANT: 'Santé de l’enfant',
  SASPAS: 'SASPAS',
  LIBRE: 'Stage libre',
  N3_DJ: 'Docteur junior',
}

export const LIBELLE_STRUCTURE: Record<TypeStructure, string> = {
  MSP: 'Maison de santé pluriprofessionnelle',
  CDS: 'Centre de santé',
  CABINET: 'Cabinet libéral',
  PMI: 'Protection maternelle et infantile',
  CH: 'Centre hospitalier',
  CHU: 'Centre hospitalier universitaire',
}

export const LIBELLE_MODE: Record<ModeExercice, string> = { AMBULATOIRE: 'En ville', HOSPITALIER: 'À l’hôpital' }

/** A zone in the middle of a sentence. */
export const NOM_ZONE: Record<Zone, string> = {
  ZIP: 'zone d’intervention prioritaire',
  ZAC: 'zone d’action complémentaire',
  HORS_ZONE: 'hors zone',
}

export const LIBELLE_ZONE: Record<Zone, string> = {
  ZIP: 'Zone d’intervention prioritaire',
  ZAC: 'Zone d’action complémentaire',
  HORS_ZONE: 'Hors zone',
}

export const TERRAINS_PAR_PAGE = 15

/** A part of an address: an unreadable value is ignored. */
export const facultatif = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)

/** Filters of the list of terrains, from the address; unreadable values are ignored. */
export const filtresTerrainsSchema = z.object({
  q: facultatif(z.string().trim().max(80)).transform((q) => q || undefined),
  categorie: facultatif(z.enum(CategorieStage)),
  zone: facultatif(z.enum(Zone)),
  territoire: facultatif(z.uuid()),
  commune: facultatif(z.string().max(10)).transform((c) => c || undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type FiltresTerrains = z.output<typeof filtresTerrainsSchema>

export const MENTION_ARTICLE_44 = 'Poste pourvu au titre de l’article 44'
