import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { Role } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { exigerDroit, peutVoirComptes } from '../policy'
import type { FiltreNominations } from './schema'

const PAR_PAGE = 50

export type NominationEnListe = Readonly<{
  id: string
  personneId: string
  personne: string
  role: Role
  acte: string
  debut: Date
  fin: Date | null
}>

/** Dated roles, by role then name. @throws InterditError */
export async function listNominations(
  acteur: Acteur,
  { role, etat, page }: FiltreNominations,
): Promise<{ nominations: NominationEnListe[]; total: number; pages: number }> {
  exigerDroit(peutVoirComptes(acteur))
  const jour = aujourdhui()
  const quand: Record<FiltreNominations['etat'], Prisma.NominationWhereInput> = {
    en_cours: { debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] },
    a_venir: { debut: { gt: jour } },
    terminees: { fin: { lt: jour } },
  }
  const where = { role, ...quand[etat] }
  const [total, lignes] = await Promise.all([
    db.nomination.count({ where }),
    db.nomination.findMany({
      where,
      orderBy: [{ role: 'asc' }, { personne: { nom: 'asc' } }, { debut: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * PAR_PAGE,
      take: PAR_PAGE,
      relationLoadStrategy: 'join',
      select: {
        id: true,
        personneId: true,
        role: true,
        acte: true,
        debut: true,
        fin: true,
        personne: { select: { prenom: true, nom: true } },
      },
    }),
  ])
  return {
    total,
    pages: Math.ceil(total / PAR_PAGE),
    nominations: lignes.map(({ personne, ...n }) => ({ ...n, personne: `${personne.prenom} ${personne.nom}` })),
  }
}
