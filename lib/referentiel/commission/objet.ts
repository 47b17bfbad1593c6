import type { SensAvis } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Tx } from '@/lib/core/donnees/db'

/** A person who must stand aside without being asked, and why in a few words (R-DEP-2). */
export type Interesse = Readonly<{ personneId: string; cause: string }>

export type AvisRendu = Readonly<{
  commission: string
  seanceLe: Date
  sens: SensAvis
  criteres: readonly { libelle: string; texte: string }[]
  synthese: string
}>

/**
 * What a workflow provides when its records come before a commission. The commission calls these functions in the
 * transaction of its own act, and knows nothing else of the workflow.
 */
export type Objet = Readonly<{
  /** « Demande de fléchage »: the only words about an item in the publishable minutes. */
  nature: string
  /** R-GEN-8: « du directeur général de l’ARS ». */
  decideur: string
  /** Characters each written reason must have (R-FLE-13). `tx` is for an act. */
  motifMin: (tx?: Tx) => Promise<number>
  interesses: (tx: Tx, examenId: string) => Promise<readonly Interesse[]>
  /** Why the item is no longer examined (withdrawn, lapsed), or nothing. */
  sansObjet: (tx: Tx, examenId: string) => Promise<string | undefined>
  /** Moves the record and sends its mails. */
  rendreAvis: (tx: Tx, acteur: Acteur, examenId: string, avis: AvisRendu) => Promise<void>
  ajourner: (tx: Tx, acteur: Acteur, examenId: string, motif: string) => Promise<void>
}>

/** By `objetType`. */
export type Objets = Readonly<Record<string, Objet>>

/** The functions of the workflow that owns items of this type. @throws Error for an unknown type */
export function objetDe(objets: Objets, type: string): Objet {
  const objet = objets[type]
  if (!objet) throw new Error(`No workflow answers for the items « ${type} ».`)
  return objet
}
