import type { Canal, StatutCas } from '@/generated/soutien/enums'
import type { Niveau } from '../schema'

export const VUES = ['urgences', 'demandes', 'suivis', 'termines', 'secours'] as const
export type Vue = (typeof VUES)[number]

/** One line of the board. Its file is read in the browser of whoever holds its key. */
export type LigneTableau = Readonly<{
  id: string
  statut: StatutCas
  etat: string
  canal: Canal
  recuLe: string
  depuis: string
  /** R-SOU-3. */
  enRetard: boolean
  /** The last word is the person's. */
  nouveau: boolean
  retourPrevuLe: string | null
  contact: string | null
  contactDepasse: boolean
  effacement: string | null
  /** One doctor follows alone: a second is missing. */
  seul: boolean
  /** What the two doctors keep of it, encrypted; null for whoever does not follow. */
  dossier: Readonly<{ cle: string; fiche: string | null; repere: string | null }> | null
}>

/** The most serious first, then those whose level nobody said; each in the order it came in. The server cannot: it reads no level. */
export function parGravite(lignes: readonly LigneTableau[], niveauDe: (id: string) => Niveau | undefined): LigneTableau[] {
  const gravite = (l: LigneTableau): number => GRAVITE.indexOf(niveauDe(l.id))
  return [...lignes].sort((a, b) => gravite(a) - gravite(b))
}
const GRAVITE: readonly (Niveau | undefined)[] = ['ROUGE', 'ORANGE', undefined, 'VERT']

export type Rubrique = Readonly<{ lignes: readonly LigneTableau[]; total: number }>
/** `casId`: null once the one who is told holds no key of it any more. */
export type Ouverture = Readonly<{ id: string; par: string; motif: string; jour: string; casId: string | null }>
