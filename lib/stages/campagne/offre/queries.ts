import 'server-only'
import type { Tx } from '@/lib/core/donnees/db'
import type { Semestre } from '@/lib/referentiel/stage/semestre'
import { terrainSelect } from '../capacite/queries'
import { lireReponses } from '../capacite/schema'
import { rapprocher, type LigneOffre } from './lignes'

const posteSelect = {
  id: true,
  terrainId: true,
  categorie: true,
  capaciteOfferte: true,
  horsChoix: true,
  ajoutes: true,
  premiereMoitie: true,
  secondTerrain: { select: terrainSelect },
} as const

/** The answers of a campaign beside the posts of its semester; those of one terrain when it is given. */
export async function lireOffre(
  tx: Tx,
  campagne: Readonly<{ id: string; semestreCode: string; semestre: Semestre }>,
  terrainId?: string,
): Promise<LigneOffre[]> {
  const { id: campagneId, semestreCode } = campagne
  const postes = await tx.poste.findMany({
    where: { semestreCode, terrainId },
    orderBy: { categorie: 'asc' },
    select: posteSelect,
    relationLoadStrategy: 'join',
  })
  const terrains = await tx.terrain.findMany({
    where: {
      AND: [terrainId ? { id: terrainId } : {}, { OR: [{ capacites: { some: { campagneId } } }, { postes: { some: { semestreCode } } }] }],
    },
    select: { ...terrainSelect, capacites: { where: { campagneId }, select: { reponses: true, reponduLe: true, gardeeLe: true } } },
    relationLoadStrategy: 'join',
  })
  return rapprocher(
    terrains.map(({ capacites: [demande], ...terrain }) => ({
      terrain,
      reponses: demande && (demande.reponduLe ?? demande.gardeeLe) ? lireReponses(demande.reponses) : null,
    })),
    postes,
    campagne.semestre,
  )
}
