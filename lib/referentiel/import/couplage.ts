import type { CategorieStage, MoitieStage } from '@/generated/prisma/enums'
import { refus, RefusError, type Refus } from '@/lib/core/erreurs'
import { autreMoitie, NOM_MOITIE } from '@/lib/referentiel/stage/couplage'
import type { TerrainConnu } from './annuaire'
import type { Changement } from './bilan'
import type { Valeurs } from './colonnes'
import { MAITRES } from './maitres'
import { MOITIE, NEANT } from './mots'

/** The second place of a coupled stage, as it is stored: both or neither. */
export type Couplage = Readonly<{ secondTerrainId: string | null; premiereMoitie: MoitieStage | null }>
type Dit = Readonly<{ second: TerrainConnu; premiereMoitie: MoitieStage }>

export const SEUL: Couplage = { secondTerrainId: null, premiereMoitie: null }

export const couplageDe = (dit: Dit | null): Couplage =>
  dit ? { secondTerrainId: dit.second.id, premiereMoitie: dit.premiereMoitie } : SEUL

export const memeCouplage = (a: Couplage, b: Couplage): boolean =>
  a.secondTerrainId === b.secondTerrainId && a.premiereMoitie === b.premiereMoitie

/**
 * What a line says of the second place: null when it says there is none (« aucun »), undefined when it says nothing.
 * @throws RefusError R-DES-2, R-CAM-1, IMPORT-VALEUR
 */
export function couplageDit(v: Valeurs, trouver: (v: Valeurs) => TerrainConnu, premier: TerrainConnu, categorie: CategorieStage) {
  const terrain = v.secondTerrainId || v.secondTerrain
  if (!terrain && !v.premiereMoitie) return undefined
  if (terrain && NEANT.test(terrain)) return null
  const premiereMoitie = MOITIE.lire(v.premiereMoitie)
  const refuser = (message: string) => new RefusError(refus('R-DES-2', message))
  if (categorie !== 'SFE') throw refuser('Seul un stage couplé de santé de la femme et de l’enfant se fait en deux lieux.')
  if (!terrain || !premiereMoitie)
    throw refuser('Pour un stage couplé en deux lieux, donnez le second terrain et la moitié qui se fait en premier.')
  const second = trouver({ terrainId: v.secondTerrainId, finess: v.secondFiness, structure: v.secondStructure, terrain: v.secondTerrain })
  if (second.id === premier.id) throw refuser('Le second terrain doit être un autre terrain que le premier.')
  return { second, premiereMoitie }
}

/** Why a second place that changes cannot be: its agrément (R-MSU-10), or its places (R-CAM-1). */
export function refusSecondDit(dit: Dit | null | undefined, places = 0): Refus | undefined {
  if (!dit) return undefined
  const { second, premiereMoitie } = dit
  const moitie = autreMoitie(premiereMoitie)
  if (!second.categories.some((c) => c === 'SFE' || c === moitie))
    return refus('R-MSU-10', `Le second terrain n’est agréé ni pour un stage couplé ni pour la ${NOM_MOITIE[moitie]}.`)
  if (places > second.capaciteAgreee)
    return refus('R-CAM-1', `${places} places offertes dépassent les places agréées du second terrain (${second.capaciteAgreee}).`)
}

/** What changes, in the words of the columns; `lieu` names a terrain. */
export const changementsCouplage = (avant: Couplage, apres: Couplage, lieu: (id: string | null) => string): Changement[] =>
  [
    { champ: MAITRES.secondTerrain.libelle, avant: lieu(avant.secondTerrainId), apres: lieu(apres.secondTerrainId) },
    { champ: MAITRES.premiereMoitie.libelle, avant: MOITIE.ecrire(avant.premiereMoitie), apres: MOITIE.ecrire(apres.premiereMoitie) },
  ].filter((c) => c.avant !== c.apres)
