import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { listJournal, type LigneLue } from '@/lib/core/workflow/journal'
import { estAveugle, estDeporte, estFerme } from '../policy'
import { examenDe, findSeance } from '../seance/queries'

/** A line of a session's journal, with the item it is about, if any, and the two dates of a session that moved. */
export type LigneSeance = LigneLue &
  Readonly<{
    point: Readonly<{ id: string; ordre: number; demandeur: string }> | null
    report: Readonly<{ de: Date; vers: Date }> | null
  }>

const reportDe = ({ evenement, de, vers }: LigneLue): LigneSeance['report'] =>
  evenement === 'modifier' && de && vers && de !== vers ? { de: new Date(de), vers: new Date(vers) } : null

/**
 * The journal of a session and of its items, last act first, for those who may open the session. Lines of an item follow its
 * page: none for a member who stands aside or has not declared (R-DEP-1, R-DEP-3). Scores leave no line; while they are
 * blind, declarations of other members are left out too, because they show who is at work and when (R-FLE-10).
 */
export async function listJournalSeance(acteur: Acteur, id: string): Promise<LigneSeance[]> {
  const seance = await findSeance(db, acteur, id)
  if (!seance) return []
  const lus = new Map(
    seance.examens.filter((p) => !estDeporte(acteur, p) && !estFerme(acteur, examenDe(seance, p))).map((p) => [p.id, p] as const),
  )
  const aveugle = estAveugle(seance)
  const [propres, desPoints] = await Promise.all([listJournal('seance', id), listJournal('examen', ...lus.keys())])
  return [...propres, ...desPoints.filter((l) => !aveugle || l.evenement !== 'declarerSansLien' || l.auteurId === acteur.personneId)]
    .sort((a, b) => Number(b.id - a.id))
    .map((ligne) => {
      const point = lus.get(ligne.objetId)
      return { ...ligne, point: point ? { id: point.id, ordre: point.ordre, demandeur: point.demandeur } : null, report: reportDe(ligne) }
    })
}
