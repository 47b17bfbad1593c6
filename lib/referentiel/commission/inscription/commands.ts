import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import type { Tx } from '@/lib/core/donnees/db'
import { ConflitError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import type { Interesse } from '../objet'
import type { Grille } from '../schema'
import { noticesAjout } from '../seance/notices'
import { findSeance } from '../seance/queries'

export type Inscription = Readonly<{
  seanceId: string
  objetType: string
  intitule: string
  demandeur: string
  grille: Grille
  rapporteurId?: string | null
}>

/**
 * Puts a record on the agenda of a session not yet open, last. The workflow links its record to the id returned, then
 * calls `ecarter`. @throws IntrouvableError, ConflitError when the session is open or closed
 */
export async function inscrireExamen(tx: Tx, acteur: Acteur, { seanceId, ...point }: Inscription): Promise<string> {
  await tx.$queryRaw`SELECT id FROM seance WHERE id = ${seanceId}::uuid FOR UPDATE`
  const seance = await findSeance(tx, acteur, seanceId)
  if (!seance) throw new IntrouvableError()
  if (seance.statut !== 'PREPARATION' && seance.statut !== 'CONVOQUEE') throw new ConflitError()
  const id = randomUUID()
  const ordre = Math.max(0, ...seance.examens.map((e) => e.ordre)) + 1
  await tx.examen.create({
    data: { id, seanceId, ordre, ...point, grille: point.grille, statutDepuis: maintenant() },
    select: { id: true },
  })
  await tx.seance.update({ where: { id: seanceId }, data: { version: { increment: 1 } }, select: { id: true } })
  await inscrire(tx, acteur, { objetType: 'examen', objetId: id, evenement: 'inscrire', vers: 'INSCRIT', qualite: 'COORD_DES' })
  return id
}

/** Tells members who were already called that an item was added, once déports are known. */
export async function annoncerExamen(tx: Tx, acteur: Acteur, seanceId: string, examenId: string): Promise<void> {
  const seance = await findSeance(tx, acteur, seanceId)
  if (seance?.statut === 'CONVOQUEE') await mettreEnFile(tx, noticesAjout(seance, examenId))
}

/** R-DEP-2: the persons concerned stand aside, whatever they declared before; their scores and votes are deleted. */
export async function ecarter(tx: Tx, examenId: string, interesses: readonly Interesse[]): Promise<void> {
  if (interesses.length === 0) return
  await effacerPart(
    tx,
    examenId,
    interesses.map((i) => i.personneId),
  )
  const le = maintenant()
  await tx.deport.createMany({
    data: interesses.map(({ personneId, cause }) => ({ examenId, personneId, nature: 'AUTOMATIQUE' as const, cause, le })),
    skipDuplicates: true,
  })
}

/** Deletes what members said of an item. Before their déport is written: afterwards the database refuses any change to that part. */
export async function effacerPart(tx: Tx, examenId: string, personnes: string[]): Promise<void> {
  const membre = { personneId: { in: personnes } }
  await tx.note.deleteMany({ where: { examenId, membre } })
  await tx.vote.deleteMany({ where: { examenId, membre } })
  await tx.declaration.deleteMany({ where: { examenId, personneId: { in: personnes } } })
  await tx.examen.updateMany({ where: { id: examenId, rapporteur: membre }, data: { rapporteurId: null } })
}
