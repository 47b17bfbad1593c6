import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'

/**
 * The seats of the person who asks, the sessions they were noted in, where they stood aside and where they declared no tie
 * (R-LEG-6). Their scores and votes are never in it, nor whose record it was (R-GEN-10).
 */
export async function getMesDonnees({ personneId }: Acteur) {
  if (!personneId) return { commissions: [], deports: [], declarations: [] }
  const [membres, deports, declarations] = await Promise.all([
    db.membre.findMany({
      where: { personneId },
      orderBy: { debut: 'asc' },
      relationLoadStrategy: 'join',
      select: {
        college: true,
        fonction: true,
        acte: true,
        debut: true,
        fin: true,
        commission: { select: { nom: true } },
        presences: { orderBy: { seance: { prevueLe: 'asc' } }, select: { etat: true, seance: { select: { prevueLe: true } } } },
      },
    }),
    db.deport.findMany({ where: { personneId }, orderBy: { le: 'asc' }, select: { nature: true, cause: true, le: true } }),
    db.declaration.findMany({ where: { personneId }, orderBy: { le: 'asc' }, select: { le: true } }),
  ])
  return {
    commissions: membres.map(({ commission, presences, ...m }) => ({
      commission: commission.nom,
      ...m,
      presences: presences.map(({ seance, etat }) => ({ seance: seance.prevueLe, etat })),
    })),
    deports,
    declarations,
  }
}
