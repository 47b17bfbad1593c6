import type { Mobilite } from '@/generated/prisma/client'
import type { TypeMobilite } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { unSemestre } from './semestre'

/** A leave (or an out-of-region stage) asked for the next semester. */
export async function uneMobilite({
  interneId,
  type = 'DISPONIBILITE',
  semestre,
}: {
  interneId: string
  type?: TypeMobilite
  semestre?: string
}): Promise<Mobilite> {
  const { code } = await unSemestre(semestre)
  return db.mobilite.create({ data: { interneId, type, semestreCode: code } })
}
