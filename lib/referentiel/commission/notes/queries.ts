import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Tx } from '@/lib/core/donnees/db'
import { siegeants } from '../composition'
import { aDeclare, deportesDe, estDeporte, nomDe, placeDe, siegesDe, type Examen } from '../policy'
import { grilleSchema } from '../schema'

export type Notes = Readonly<Record<string, number>>
export type VueNotes = Readonly<{
  miennes: Notes
  peutNoter: boolean
  /** Null while scoring is blind: then nothing of other members' scores is read, not even their number. */
  toutes: readonly { membre: string; notes: Notes }[] | null
}>

/** Scoring is blind until every expected member has scored each criterion, or the session opens (R-FLE-10). */
async function notesDevoilees(tx: Tx, examen: Examen, criteres: number): Promise<boolean> {
  if (examen.seance.statut !== 'CONVOQUEE') return true
  const attendus = siegeants(siegesDe(examen)).map((m) => m.id)
  const compte = await tx.note.groupBy({ by: ['membreId'], where: { examenId: examen.id, membreId: { in: attendus } }, _count: true })
  return attendus.length > 0 && compte.filter((n) => n._count >= criteres).length === attendus.length
}

/**
 * The scores of one item, for a member who takes part in it. Null for every other reader, whatever their other roles: the
 * secretary, the coordinator, a member who stands aside or has not declared, or one who came to a closed session.
 */
export async function findNotes(tx: Tx, acteur: Acteur, examen: Examen): Promise<VueNotes | null> {
  const place = placeDe(acteur, examen)
  if (!place || estDeporte(acteur, examen) || !aDeclare(acteur, examen)) return null
  const devoilees = await notesDevoilees(tx, examen, grilleSchema.parse(examen.grille).length)
  const rows = await tx.note.findMany({
    where: { examenId: examen.id, ...(devoilees ? {} : { membreId: place.id }) },
    orderBy: [{ membreId: 'asc' }, { critere: 'asc' }],
    select: { membreId: true, critere: true, valeur: true },
  })
  const de = (membreId: string): Notes => Object.fromEntries(rows.filter((r) => r.membreId === membreId).map((r) => [r.critere, r.valeur]))
  const deportes = deportesDe(examen)
  const noteurs = [...new Set(rows.map((r) => r.membreId))].flatMap(
    (id) => examen.seance.commission.membres.find((m) => m.id === id && !deportes.has(m.personneId)) ?? [],
  )
  return {
    miennes: de(place.id),
    peutNoter: examen.statut === 'INSCRIT' && examen.seance.statut === 'CONVOQUEE' && !devoilees,
    toutes: devoilees ? noteurs.map((m) => ({ membre: nomDe(m), notes: de(m.id) })) : null,
  }
}
