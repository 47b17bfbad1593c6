import 'server-only'
import type { Tx } from '@/lib/core/donnees/db'

/** Whether no post may be taken out of the offer of a semester any more (R-FLE-9). An offer that is open stays so until the caller commits. */
export async function estOffreFigee(tx: Tx, semestreCode: string): Promise<boolean> {
  const [semestre] = await tx.$queryRaw<{ figee: boolean }[]>`
    SELECT "offreFigeeLe" IS NOT NULL AS figee FROM semestre WHERE code = ${semestreCode} FOR SHARE`
  return semestre?.figee ?? false
}
