import type { Prisma, Seance } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import { ajouterJours, maintenant } from '@/lib/core/temps/horloge'
import { uneCommission, type CommissionFabriquee } from './commission'

type OptionsSeance = Partial<Omit<Prisma.SeanceUncheckedCreateInput, 'presences'>> & {
  commission?: CommissionFabriquee
  /** Ids of the members present; by default every titular member. Recorded once the session is open. */
  presents?: readonly string[]
}

/** A session called for in ten days; open or closed, with its members present. */
export async function uneSeance({ commission, presents, ...champs }: OptionsSeance = {}): Promise<
  Seance & { commission: CommissionFabriquee }
> {
  const complete = commission ?? (await uneCommission())
  const statut = champs.statut ?? 'CONVOQUEE'
  const tenue = statut === 'OUVERTE' || statut === 'CLOSE'
  const sieges = presents ?? (tenue ? complete.membres.map((m) => m.id) : [])
  const seance = await db.seance.create({
    data: {
      prevueLe: ajouterJours(maintenant(), statut === 'CLOSE' ? -1 : tenue ? 0 : 10),
      lieu: 'Faculté, salle 12',
      statutDepuis: maintenant(),
      ...champs,
      statut,
      commissionId: complete.id,
      presences: { create: sieges.map((membreId) => ({ membreId, etat: 'PRESENT' as const })) },
    },
  })
  return { ...seance, commission: complete }
}
