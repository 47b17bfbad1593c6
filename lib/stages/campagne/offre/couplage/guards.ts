import type { MoitieStage } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { refusOffrable, type TerrainAgree } from '@/lib/referentiel/stage/agrement'
import { autreMoitie } from '@/lib/referentiel/stage/couplage'
import type { Semestre } from '@/lib/referentiel/stage/semestre'

/** R-MSU-10: a second place is agréée for the coupled stage, or for the half done there, during the whole semester. */
export const refusSecond = (second: TerrainAgree, premiereMoitie: MoitieStage, semestre: Semestre): Refus | undefined =>
  refusOffrable(second, second.categories.includes('SFE') ? 'SFE' : autreMoitie(premiereMoitie), semestre)

type Place = Readonly<{ terrainId: string; secondTerrainId: string | null; capaciteOfferte: number }>
type Lieu = Readonly<{ id: string; intitule: string; capaciteAgreee: number }>

const somme = (postes: readonly Place[]): number => postes.reduce((n, p) => n + p.capaciteOfferte, 0)

/**
 * How many internes a terrain receives at the same time in each half of a semester: those of its coupled posts leave, those
 * of others arrive.
 */
export const accueilDe = (terrainId: string, postes: readonly Place[]): readonly [premiere: number, seconde: number] => {
  const siens = postes.filter((p) => p.terrainId === terrainId)
  return [
    somme(siens),
    somme(siens.filter((p) => p.secondTerrainId === null)) + somme(postes.filter((p) => p.secondTerrainId === terrainId)),
  ]
}

/** R-MSU-20: no more internes at the same time than agreed, in the last three months either. */
export function refusAccueil({ id, intitule, capaciteAgreee }: Lieu, postes: readonly Place[]): Refus | undefined {
  const [, seconde] = accueilDe(id, postes)
  if (seconde > capaciteAgreee)
    return refus(
      'R-MSU-20',
      `Dans les trois derniers mois, ${intitule} accueillerait ${seconde} internes : l’agrément en permet ${capaciteAgreee} en même temps.`,
    )
}
