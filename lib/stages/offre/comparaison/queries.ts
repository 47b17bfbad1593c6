import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { distanceKm } from '@/lib/referentiel/territoire/distance'
import { secondDe, secondSelect, type Second } from '@/lib/referentiel/stage/couplage'
import { offerte, type Offerte } from '@/lib/referentiel/stage/offre'
import { offreVisible } from '@/lib/referentiel/stage/policy'
import { getDomicile } from '../queries'

const select = {
  id: true,
  categorie: true,
  capaciteOfferte: true,
  horsChoix: true,
  ajoutes: true,
  semestre: { select: { libelle: true, debut: true, fin: true } },
  ...secondSelect,
  terrain: {
    select: {
      id: true,
      intitule: true,
      mode: true,
      fiche: true,
      logement: true,
      transport: true,
      exerciceCoordonne: true,
      asalee: true,
      responsable: { select: { prenom: true, nom: true } },
      praticiens: {
        orderBy: [{ coordinateur: 'desc' }, { msu: { personne: { nom: 'asc' } } }],
        select: { coordinateur: true, msu: { select: { personne: { select: { prenom: true, nom: true } } } } },
      },
      structure: {
        select: {
          nom: true,
          type: true,
          quartierPrioritaire: true,
          commune: {
            select: { nom: true, zone: true, zoneActeLe: true, latitude: true, longitude: true, territoire: { select: { nom: true } } },
          },
        },
      },
    },
  },
} as const satisfies Prisma.PosteSelect

type Lu = Prisma.PosteGetPayload<{ select: typeof select }>
export type PosteCompare = Offerte &
  Pick<Lu, 'id' | 'semestre' | 'terrain'> & { /** Kilometres in a straight line. */ distance: number | null; second: Second | null }

/** The posts of these ids that the actor may read, in the order asked for. Two queries, four posts at most. */
export async function listComparaison(acteur: Acteur, ids: readonly string[]): Promise<PosteCompare[]> {
  const [domicile, lus] = await Promise.all([
    getDomicile(acteur),
    db.poste.findMany({ where: { id: { in: [...ids] }, semestre: offreVisible(acteur) }, select, relationLoadStrategy: 'join' }),
  ])
  return lus
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map((p) => ({
      id: p.id,
      semestre: p.semestre,
      terrain: p.terrain,
      ...offerte(p),
      second: secondDe(p),
      distance: domicile && distanceKm(domicile, p.terrain.structure.commune),
    }))
}
