import { z } from 'zod'
import { TypeImport, type StatutImport } from '@/generated/prisma/enums'
import { fichierChoisi } from '@/lib/core/champs'
import { ISSUES } from './bilan'

export const depotSchema = z.object({
  type: z.enum(TypeImport, { error: 'Choisissez ce que contient le fichier.' }),
  fichier: fichierChoisi('Choisissez le fichier à lire.'),
})
export type Depot = z.output<typeof depotSchema>

export const suiteSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().min(0) })
export type Suite = z.output<typeof suiteSchema>

export const reglementSchema = z.object({
  id: z.uuid(),
  suite: z
    .string({ error: 'Dites en une phrase ce qui a été fait.' })
    .trim()
    .min(1, { error: 'Dites en une phrase ce qui a été fait.' })
    .max(300, { error: '300 caractères au plus.' }),
})
export type Reglement = z.output<typeof reglementSchema>

const page = z.coerce.number().int().min(1).max(10_000).catch(1).default(1)
export const LIGNES_PAR_PAGE = 50

/** `A_RELIRE`: all but what changes nothing and tells nothing. */
export const VUES = ['A_RELIRE', 'TOUTES', ...ISSUES, 'ECART'] as const
export const filtreLignesSchema = z.object({ issue: z.enum(VUES).catch('A_RELIRE').default('A_RELIRE'), page })
export type FiltreLignes = z.output<typeof filtreLignesSchema>

export const filtreEcartsSchema = z.object({ etat: z.enum(['ouverts', 'regles']).catch('ouverts').default('ouverts'), page })
export type FiltreEcarts = z.output<typeof filtreEcartsSchema>

export const FORMATS = ['xlsx', 'ods', 'csv'] as const
export const exportSchema = z.object({ type: z.enum(TypeImport), format: z.enum(FORMATS) })
export type Export = z.output<typeof exportSchema>

export const LIBELLE_TYPE: Record<TypeImport, string> = {
  INTERNES: 'Internes, rangs et semestres',
  POSTES: 'Postes',
  AFFECTATIONS: 'Affectations',
}
export const LIBELLE_STATUT_IMPORT: Record<StatutImport, string> = { SIMULE: 'À relire', APPLIQUE: 'Appliqué', ABANDONNE: 'Abandonné' }
export const LIBELLE_FORMAT: Record<(typeof FORMATS)[number], string> = { xlsx: 'Excel', ods: 'OpenDocument', csv: 'CSV' }

/** What the journal says of an import. */
export const LIBELLE_EVENEMENT_IMPORT: Record<string, string> = {
  import_lu: 'Fichier lu',
  import_applique: 'Fichier appliqué',
  import_abandonne: 'Fichier abandonné',
  ecart_regle: 'Écart réglé',
}
