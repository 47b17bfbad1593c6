import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { getDossier } from '../../queries'

/**
 * The file of one piece of a dossier, for every reader of the dossier. A scanned agreement that was refused or replaced is
 * no longer a piece.
 * @throws IntrouvableError
 */
export async function getFichierPiece(acteur: Acteur, id: string, pieceId: string): Promise<{ id: string }> {
  const dossier = await getDossier(acteur, id)
  const piece = dossier?.pieces.find((p) => p.id === pieceId)
  if (!piece) throw new IntrouvableError()
  return { id: piece.fichierId }
}
