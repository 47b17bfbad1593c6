import type { Prisma } from '@/generated/soutien/client'
import type { StatutCas, UsageCle } from '@/generated/soutien/enums'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import type { Bilan } from '@/lib/core/tache/tache'

/** Who acts in the cell. A member is known by their number in it. The person is known by the receipt they hold, and has no account. */
export type Intervenant =
  | Readonly<{ genre: 'MEMBRE'; membreId: string; nom: string; coordination: boolean }>
  | Readonly<{ genre: 'PERSONNE' }>
  | Readonly<{ genre: 'PORTAIL' }>

export type MembreActif = Extract<Intervenant, { genre: 'MEMBRE' }>

/** A case as its rules read it. `usage`: why the acting member holds a key of it; null for the person and the portal. */
export type CasLu = Readonly<{
  id: string
  statut: StatutCas
  version: number
  urgent: boolean
  absences: number
  clePubliqueDossier: string | null
  usage: UsageCle | null
}>

/** The department names the doctors of the cell. Whether one of them holds the key of a case is decided case by case. */
export const estDeLaCellule = (acteur: Acteur): boolean => aRole(acteur, 'CELLULE_MED', 'CELLULE_COORD')
export const estCoordination = (acteur: Acteur): boolean => aRole(acteur, 'CELLULE_COORD')

/**
 * The cases that exist for a member: those whose key was sealed to them. Every list, count and number goes through this filter, so
 * that a doctor whom the person excluded sees no gap (R-SOU-6).
 */
export const visible = (membreId: string): Prisma.CasWhereInput => ({ cles: { some: { membreId } } })

export const estPersonne = (qui: Intervenant): boolean => qui.genre === 'PERSONNE'
export const parLePortail = (qui: Intervenant): boolean => qui.genre === 'PORTAIL'
export const estDuBinome = (qui: Intervenant, cas: CasLu): boolean => qui.genre === 'MEMBRE' && cas.usage === 'BINOME'
/** A member who may read a request that no doctor follows yet. */
export const estAuTri = (qui: Intervenant, cas: CasLu): boolean => qui.genre === 'MEMBRE' && cas.usage === 'TRI'
export const peutSuivre = (qui: Intervenant, cas: CasLu): boolean => estDuBinome(qui, cas) || estAuTri(qui, cas)

/**
 * All that the technical administration may see of a run of the cell: that it took place. A number would reveal how many requests
 * there are.
 */
export const RIEN_A_DIRE: Bilan = { faits: 0, details: [] }
