import type { Canal, StatutCas } from '@/generated/soutien/enums'
import type { Niveau } from '../schema'

export const VUES = ['urgences', 'demandes', 'suivis', 'termines', 'secours'] as const
export type Vue = (typeof VUES)[number]

/** One line of the board. The browser of a doctor who holds its key decrypts its file. */
export type LigneTableau = Readonly<{
  id: string
  statut: StatutCas
  etat: string
  canal: Canal
  recuLe: string
  depuis: string
  /** Whether the answer is late (R-SOU-3). */
  enRetard: boolean
  /** Whether the last message is the person's. */
  nouveau: boolean
  retourPrevuLe: string | null
  contact: string | null
  contactDepasse: boolean
  effacement: string | null
  /** Whether only one doctor follows, and a second is missing. */
  seul: boolean
  /** The doctors' file, encrypted. Null for a reader who does not follow the case. */
  dossier: Readonly<{ cle: string; fiche: string | null; repere: string | null }> | null
}>

/**
 * The most serious first, and lines without a level before the mildest ones; otherwise the order does not change. The browser
 * sorts, because the server cannot read levels.
 */
export function parGravite(lignes: readonly LigneTableau[], niveauDe: (id: string) => Niveau | undefined): LigneTableau[] {
  const gravite = (l: LigneTableau): number => GRAVITE.indexOf(niveauDe(l.id))
  return [...lignes].sort((a, b) => gravite(a) - gravite(b))
}
const GRAVITE: readonly (Niveau | undefined)[] = ['ROUGE', 'ORANGE', undefined, 'VERT']

export type Rubrique = Readonly<{ lignes: readonly LigneTableau[]; total: number }>
/** `casId`: null if the member who is told no longer holds a key of it. */
export type Ouverture = Readonly<{ id: string; par: string; motif: string; jour: string; casId: string | null }>
