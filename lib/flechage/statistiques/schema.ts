import { z } from 'zod'

/** A university year by the year it begins in: 2026 holds the winter of 2026-2027 and the summer of 2027. */
export const anneeSchema = z.coerce.number().int().min(2000).max(2199)

/** `2026H` and `2027E` are both of the year 2026-2027. */
export const semestresDe = (annee: number): [string, string] => [`${annee}H`, `${annee + 1}E`]
export const anneeDe = (semestreCode: string): number => Number(semestreCode.slice(0, 4)) - (semestreCode.endsWith('E') ? 1 : 0)
export const libelleAnnee = (annee: number): string => `${annee}-${annee + 1}`

export const DIMENSIONS = ['categorie', 'zone', 'motif'] as const
export type Dimension = (typeof DIMENSIONS)[number]
export const LIBELLE_DIMENSION: Record<Dimension, string> = { categorie: 'Type de stage', zone: 'Zone du terrain', motif: 'Motif' }

/** One line of a published table; null is masked. */
export type LigneStatistique = Readonly<{ libelle: string; demandes: number | null; acceptees: number | null; autres: number | null }>
export type TableauStatistique = Readonly<{ dimension: Dimension; lignes: readonly LigneStatistique[]; total: LigneStatistique }>
export type Statistiques = Readonly<{ annee: number; seuil: number; definitive: boolean; tableaux: readonly TableauStatistique[] }>

export const COLONNES = ['Demandes déposées', 'Affectations décidées', 'Sans affectation'] as const
export const MASQUE = 'masqué'

const cellule = (n: number | null): number | string => n ?? MASQUE

/** A table as rows of a spreadsheet, with words for masked figures. */
export const enLignes = ({ lignes, total }: TableauStatistique): (string | number)[][] =>
  [...lignes, total].map((l) => [l.libelle, cellule(l.demandes), cellule(l.acceptees), cellule(l.autres)])
