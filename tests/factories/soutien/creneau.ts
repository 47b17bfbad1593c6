import { db, type Tx } from '@/lib/soutien/db'
import { instantDeParis } from '@/lib/core/temps/horloge'
import { suivant } from '../core/compteur'
import type { Membre } from './soutien'

export const VISIO = { mode: 'VISIO', lieu: 'https://visio.example/salle' } as const

/** Records that the doctors are available from `de` to `a`, wall-clock times of Paris. */
export async function disponible(membres: readonly Membre[], de: string, a: string): Promise<void> {
  await db().disponibilite.createMany({
    data: membres.map(({ qui }) => ({ membreId: qui.membreId, debut: instantDeParis(de), fin: instantDeParis(a) })),
  })
}

/** A free slot of two doctors, an hour at `debut` (wall clock of Paris), whatever the number of slots of the month. */
export async function unCreneau(
  membres: readonly Membre[],
  debut = `2030-01-${String((suivant() % 28) + 1).padStart(2, '0')}T10:00`,
  tx: Tx = db(),
): Promise<string> {
  const de = instantDeParis(debut)
  const fin = new Date(de.getTime() + 3_600_000)
  const { id } = await tx.creneau.create({
    data: {
      debut: de,
      fin,
      ...VISIO,
      statut: 'OUVERT',
      exceptionnel: true,
      medecins: { create: membres.map(({ qui }) => ({ membreId: qui.membreId, debut: de, fin })) },
    },
    select: { id: true },
  })
  return id
}
