import 'server-only'
import type { Role } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { reglages } from '@/lib/core/reglages'

export type Persona = Readonly<{ id: string; nom: string; situation: string; roles: Role[] }>

/** The personas one may sign in as with a click, in the order of the seed; empty outside the demonstration. Public. */
export async function listPersonas(): Promise<Persona[]> {
  if (!reglages().DEMONSTRATION) return []
  const jour = aujourdhui()
  const personnes = await db.personne.findMany({
    where: { persona: { not: null }, desactiveeLe: null },
    orderBy: [{ personaOrdre: 'asc' }, { nom: 'asc' }],
    take: 100,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      prenom: true,
      nom: true,
      persona: true,
      nominations: {
        where: { debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] },
        orderBy: { debut: 'asc' },
        select: { role: true },
      },
    },
  })
  return personnes.map((p) => ({
    id: p.id,
    nom: `${p.prenom} ${p.nom}`,
    situation: p.persona ?? '',
    roles: [...new Set(p.nominations.map((n) => n.role))],
  }))
}
