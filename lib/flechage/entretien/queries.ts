import 'server-only'
import { cache } from 'react'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import type { Dossier } from '../policy'

export type Presents = Readonly<{ coordonnateurs: readonly Personne[]; representants: readonly Personne[] }>
type Personne = Readonly<{ id: string; prenom: string; nom: string; courriel: string }>

const personne = { id: true, prenom: true, nom: true, courriel: true } as const

/**
 * Who may represent the coordinator and the students at an interview on `jour` (a `date` column's value): holders of the
 * role, and members of the internes' college. Never the applicant.
 */
export async function listPresents(tx: Tx, dossier: Pick<Dossier, 'interne'>, jour: Date = aujourdhui()): Promise<Presents> {
  const valable = { debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] }
  const lignes = await tx.personne.findMany({
    where: {
      id: { not: dossier.interne.personneId },
      OR: [
        { nominations: { some: { ...valable, role: { in: ['COORD_DES', 'REP_INTERNES'] } } } },
        { membres: { some: { ...valable, college: 'INTERNES' } } },
      ],
    },
    orderBy: [{ nom: 'asc' }, { prenom: 'asc' }],
    select: {
      ...personne,
      nominations: { where: { ...valable, role: { in: ['COORD_DES', 'REP_INTERNES'] } }, select: { role: true } },
      membres: { where: { ...valable, college: 'INTERNES' }, select: { id: true } },
    },
    relationLoadStrategy: 'join',
  })
  const tient = (role: string) => (p: (typeof lignes)[number]) => p.nominations.some((n) => n.role === role)
  return {
    coordonnateurs: lignes.filter(tient('COORD_DES')),
    representants: lignes.filter((p) => tient('REP_INTERNES')(p) || p.membres.length > 0),
  }
}

/** The same for a page; the caller has checked that the dossier is visible. */
export const getPresents = cache((dossier: Dossier): Promise<Presents> => listPresents(db, dossier))
