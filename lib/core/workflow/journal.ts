import 'server-only'
import type { Acteur } from '../auth/acteur'
import { db, type Tx } from '../donnees/db'
import { maintenant } from '../temps/horloge'
import { requete } from '../requete/trace'
import type { Qualite } from './workflow'

export type Ligne = Readonly<{
  objetType: string
  objetId: string
  evenement: string
  qualite: Qualite
  de?: string
  vers?: string
  motif?: string | undefined
}>

/** Adds a line in the transaction of the act it tells of; the database chains it at commit (R-GEN-12). */
export async function inscrire(tx: Tx, acteur: Acteur, ligne: Ligne): Promise<void> {
  const { id, adresse } = await requete()
  await tx.ligneJournal.create({
    data: { ...ligne, le: maintenant(), auteurId: acteur.personneId, adresse, requeteId: id },
    select: { id: true },
  })
}

export type LigneLue = Readonly<{
  id: bigint
  objetId: string
  auteurId: string | null
  le: Date
  evenement: string
  qualite: string
  de: string | null
  vers: string | null
  motif: string | null
  auteur: string | null
}>

/**
 * The lines of one record, or of several of a kind, oldest first, with their authors' names. The caller has checked that
 * each record is visible.
 */
export async function listJournal(objetType: string, ...objetIds: string[]): Promise<LigneLue[]> {
  return db.$queryRaw<LigneLue[]>`
    SELECT j.id, j."objetId", j."auteurId", j.le, j.evenement, j.qualite, j.de, j.vers, j.motif, p.prenom || ' ' || p.nom AS auteur
    FROM journal j LEFT JOIN personne p ON p.id = j."auteurId"
    WHERE j."objetType" = ${objetType} AND j."objetId" = ANY(${objetIds}::uuid[])
    ORDER BY j.id`
}

export type VerificationJournal = Readonly<{ lignes: number; premiereRupture: number | null }>

/**
 * Recomputes the whole chain: `premiereRupture` is the rank of the first line whose digest, or whose link to the line
 * before, is wrong. Null when the journal is whole.
 */
export async function verifierJournal(): Promise<VerificationJournal> {
  const [resultat] = await db.$queryRaw<{ lignes: bigint; rupture: bigint | null }[]>`
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
