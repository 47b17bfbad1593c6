import type { CategorieStage, MoitieStage } from '@/generated/prisma/enums'
import { refusOffrable, type TerrainAgree } from '@/lib/referentiel/stage/agrement'
import type { Semestre } from '@/lib/referentiel/stage/semestre'
import { secondDe, type Second } from '@/lib/referentiel/stage/couplage'
import type { Reponse } from '../capacite/schema'
import { refusSecond } from './couplage/guards'

type Lieu = Readonly<{ id: string; intitule: string; structure: Readonly<{ nom: string; commune: Readonly<{ nom: string }> }> }>
export type TerrainOffert = TerrainAgree & Lieu
export type PosteDresse = Readonly<{
  id: string
  terrainId: string
  categorie: CategorieStage
  capaciteOfferte: number
  horsChoix: number
  ajoutes: number
  premiereMoitie: MoitieStage | null
  secondTerrain: TerrainOffert | null
}>

/** One kind of stage on one terrain: the answer, the offer, and what prevents it. Numbers are posts. */
export type LigneOffre = Readonly<{
  terrainId: string
  terrain: string
  structure: string
  commune: string
  categorie: CategorieStage
  agrees: number
  /** Null while the terrain has not answered. */
  repondu: number | null
  /** Null when the line is not in the offer. */
  offert: number | null
  horsChoix: number
  ajoutes: number
  /** Where a coupled stage ends, when it is in two places (R-DES-2). */
  second: Second | null
  /** R-MSU-10: why it cannot be offered this semester, or null. */
  reserve: string | null
}>

/** The offer beside the answers: every kind of stage that was answered with a place or is already offered, by structure and terrain. */
export function rapprocher(
  terrains: readonly Readonly<{ terrain: TerrainOffert; reponses: readonly Reponse[] | null }>[],
  postes: readonly PosteDresse[],
  semestre: Semestre,
): LigneOffre[] {
  return terrains
    .flatMap(({ terrain, reponses }) => {
      const siens = postes.filter((p) => p.terrainId === terrain.id)
      const categories = new Set([
        ...terrain.categories,
        ...siens.map((p) => p.categorie),
        ...(reponses ?? []).filter((r) => r.capacite > 0).map((r) => r.categorie),
      ])
      return [...categories].flatMap((categorie) => {
        const poste = siens.find((p) => p.categorie === categorie)
        const repondu = reponses ? (reponses.find((r) => r.categorie === categorie)?.capacite ?? 0) : null
        if (!poste && !repondu) return []
        return [
          {
            terrainId: terrain.id,
            terrain: terrain.intitule,
            structure: terrain.structure.nom,
            commune: terrain.structure.commune.nom,
            categorie,
            agrees: terrain.capaciteAgreee,
            repondu,
            offert: poste?.capaciteOfferte ?? null,
            horsChoix: poste?.horsChoix ?? 0,
            ajoutes: poste?.ajoutes ?? 0,
            second: poste ? secondDe(poste) : null,
            reserve: (refusOffrable(terrain, categorie, semestre) ?? refusDuSecond(poste, semestre))?.message ?? null,
          },
        ]
      })
    })
    .sort((a, b) => a.structure.localeCompare(b.structure, 'fr') || a.terrain.localeCompare(b.terrain, 'fr'))
}

const refusDuSecond = (poste: PosteDresse | undefined, semestre: Semestre) =>
  poste?.secondTerrain && poste.premiereMoitie ? refusSecond(poste.secondTerrain, poste.premiereMoitie, semestre) : undefined

/** Offered minus answered; null when one of the two is missing. */
export const ecartDe = ({ offert, repondu }: LigneOffre): number | null => (repondu === null ? null : (offert ?? 0) - repondu)

/**
 * The answers that can be copied into the offer: not there yet, offerable (R-MSU-10), and within the agreed capacity
 * together with the terrain's existing offer (R-CAM-1, R-MSU-20). The secretariat decides on the others.
 */
export function aReporter(lignes: readonly LigneOffre[]): LigneOffre[] {
  const prises = new Map<string, number>()
  for (const { terrainId, offert } of lignes) prises.set(terrainId, (prises.get(terrainId) ?? 0) + (offert ?? 0))
  return lignes.filter((ligne) => {
    if (ligne.offert !== null || !ligne.repondu || ligne.reserve) return false
    const apres = (prises.get(ligne.terrainId) ?? 0) + ligne.repondu
    if (apres > ligne.agrees) return false
    prises.set(ligne.terrainId, apres)
    return true
  })
}
