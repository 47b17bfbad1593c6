import type { Semestre } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { semestreAu, semestreDe, semestreSuivant } from '@/lib/referentiel/stage/semestre'

/** The next semester, or the one with this code; created at the first call only. */
export async function unSemestre(code: string = semestreSuivant(semestreAu(aujourdhui()).code).code): Promise<Semestre> {
  return db.semestre.upsert({ where: { code }, create: semestreDe(code), update: {} })
}
