import 'server-only'
import { aujourdhui } from '@/lib/core/temps/horloge'
import type { Store, Suivi } from '@/lib/core/workflow/transition'
import { db, transaction, type Tx } from './db'
import type { Intervenant } from './policy'

/** An act as the journal keeps it: with its day and no hour, and the member who made it, or none. */
export type Acte = Readonly<{ acte: string; objetId?: string }>

const QUALITE: Record<Intervenant['genre'], string> = { MEMBRE: 'CELLULE_MED', PERSONNE: 'PERSONNE', PORTAIL: 'SYSTEME' }

/** Adds a line to the cell's own journal in the transaction of the act; the database chains it at commit (R-GEN-12, R-SOU-23). */
export const inscrire = (tx: Tx, qui: Intervenant, acte: Acte): Promise<void> => inscrirePlusieurs(tx, qui, [acte])

/** The same for an act on several rows: one line each. */
export async function inscrirePlusieurs(tx: Tx, qui: Intervenant, actes: readonly Acte[]): Promise<void> {
  const auteurId = qui.genre === 'MEMBRE' ? qui.membreId : null
  const qualite = qui.genre === 'MEMBRE' && qui.coordination ? 'CELLULE_COORD' : QUALITE[qui.genre]
  await tx.ligneJournal.createMany({ data: actes.map((acte) => ({ jour: aujourdhui(), auteurId, qualite, ...acte })) })
}

type Rows<S extends string, Row extends Suivi<S>, Columns> = Readonly<{
  hold?: (tx: Tx, id: string) => Promise<unknown>
  find: (tx: Tx, qui: Intervenant, id: string) => Promise<Row | null>
  save: (tx: Tx, row: Row, columns: Omit<Partial<Columns> & { statut: S }, 'statutDepuis'>) => Promise<{ count: number }>
}>

/**
 * The store of rows of the cell. Its journal keeps `<action><objet>` (`clore`, `libererCreneau`) and the row, and neither the
 * states nor the reason; its tables do not keep the instant of a change of state.
 */
export const storeCellule = <S extends string, Row extends Suivi<S>, A extends string, Columns>(
  objet: '' | 'Creneau' | 'Reunion' | 'Suivi',
  { save, ...rows }: Rows<S, Row, Columns>,
): Store<S, Row, A, Columns, Tx, Intervenant> => ({
  ...rows,
  transaction,
  save: (tx, row, { statutDepuis: _, ...columns }) => save(tx, row, columns),
  inscrire: (tx, qui, { action, id }) => inscrire(tx, qui, { acte: `${action}${objet}`, objetId: id }),
})

/** Verifies the whole chain. `premiereRupture`: the rank of the first line that does not hold, or null if the journal is whole. */
export async function verifierJournal(): Promise<{ lignes: number; premiereRupture: number | null }> {
  const [resultat] = await db().$queryRaw<{ lignes: bigint; rupture: bigint | null }[]>`
    WITH chaine AS (
      SELECT j.rang, j.precedent, j.empreinte,
        encode(sha256(convert_to(journal_matiere(j, j.precedent), 'UTF8')), 'hex') AS recalculee,
        lag(j.empreinte) OVER (ORDER BY j.rang) AS avant,
        row_number() OVER (ORDER BY j.rang) AS place
      FROM journal j
    )
    SELECT count(*) AS lignes,
      min(place) FILTER (WHERE rang IS NULL OR rang <> place OR empreinte <> recalculee OR precedent <> coalesce(avant, repeat('0', 64))) AS rupture
    FROM chaine`
  return { lignes: Number(resultat?.lignes ?? 0), premiereRupture: resultat?.rupture == null ? null : Number(resultat.rupture) }
}
