import 'server-only'
import type { Role } from '@/generated/prisma/enums'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'

export type Titulaire = Readonly<{ id: string; prenom: string; nom: string; courriel: string }>

/** The persons who hold one of the roles today and whose account is open, each once, by name (R-GEN-2). */
export const listTitulaires = (tx: Tx, ...roles: readonly Role[]): Promise<Titulaire[]> =>
  tx.personne.findMany({
    where: {
      desactiveeLe: null,
      nominations: {
        some: { role: { in: [...roles] }, debut: { lte: aujourdhui() }, OR: [{ fin: null }, { fin: { gte: aujourdhui() } }] },
      },
    },
    orderBy: [{ nom: 'asc' }, { prenom: 'asc' }],
    select: { id: true, prenom: true, nom: true, courriel: true },
  })

/** The same for the support cell, which has no transaction of the department and writes to its doctors by itself. */
export const listTitulairesDuJour = (...roles: readonly Role[]): Promise<Titulaire[]> => listTitulaires(db, ...roles)
