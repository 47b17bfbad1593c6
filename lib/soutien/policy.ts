import type { Prisma } from '@/generated/soutien/client'
import type { StatutCas, UsageCle } from '@/generated/soutien/enums'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import type { Bilan } from '@/lib/core/tache/tache'
import { A_RENSEIGNER } from '@/lib/referentiel/parametre/schema'
import type { ParametresSoutien } from './parametres'

/** Who acts in the cell. A member is known by their number in it; the person, by the receipt they hold: by no account. */
export type Intervenant =
  | Readonly<{ genre: 'MEMBRE'; membreId: string; nom: string; coordination: boolean }>
  | Readonly<{ genre: 'PERSONNE' }>
  | Readonly<{ genre: 'PORTAIL' }>

export type MembreActif = Extract<Intervenant, { genre: 'MEMBRE' }>

/** A case as its rules read it. `usage`: why the member who acts holds a key of it; null for the person and the portal. */
export type CasLu = Readonly<{
  id: string
  statut: StatutCas
  version: number
  urgent: boolean
  usage: UsageCle | null
}>

/** The department names the doctors of the cell; holding the key of a case is another matter, decided case by case. */
export const estDeLaCellule = (acteur: Acteur): boolean => aRole(acteur, 'CELLULE_MED', 'CELLULE_COORD')
export const estCoordination = (acteur: Acteur): boolean => aRole(acteur, 'CELLULE_COORD')

/**
 * The cases that exist for a member: those whose key was sealed to them. There is no other list, count or number, so that a
 * doctor whom the person excluded finds nothing missing (R-SOU-6).
 */
export const visible = (membreId: string): Prisma.CasWhereInput => ({ cles: { some: { membreId } } })

export const estPersonne = (qui: Intervenant): boolean => qui.genre === 'PERSONNE'
export const parLePortail = (qui: Intervenant): boolean => qui.genre === 'PORTAIL'
export const estDuBinome = (qui: Intervenant, cas: CasLu): boolean => qui.genre === 'MEMBRE' && cas.usage === 'BINOME'
/** Whoever may read a request that nobody follows yet. */
export const estAuTri = (qui: Intervenant, cas: CasLu): boolean => qui.genre === 'MEMBRE' && cas.usage === 'TRI'
export const peutSuivre = (qui: Intervenant, cas: CasLu): boolean => estDuBinome(qui, cas) || estAuTri(qui, cas)

/** What the portal’s technical pages show of a run of the cell: that it ran. A number would tell how many requests there are. */
export const RIEN_A_DIRE: Bilan = { faits: 0, details: [] }

/** How the cell is reached otherwise than by its pages; null for what nobody has filled in yet. */
export type Contact = Readonly<{
  telephone: string | null
  adresse: string | null
  /** Who to turn to when none of its doctors suits. */
  exterieur: string | null
}>

const rempli = (valeur: string): string | null => (valeur === A_RENSEIGNER ? null : valeur)

/** From the parameters of the day: what a page may print of them. */
export const contactDe = (parametres: ParametresSoutien): Contact => ({
  telephone: rempli(parametres['soutien.telephone']),
  adresse: rempli(parametres['soutien.adresse']),
  exterieur: rempli(parametres['soutien.exterieur']),
})
