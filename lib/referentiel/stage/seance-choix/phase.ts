import type { CategorieStage, Phase } from '@/generated/prisma/enums'
import { maquettePour } from '@/lib/referentiel/interne/maquette'

const REGLEMENTS = [2017, 2023].flatMap((annee) => maquettePour(annee).variantes.flat())

/** The kinds of stage that belong to a phase, in any regulation still followed. */
export const categoriesDe = (phase: Phase): CategorieStage[] => [
  ...new Set(REGLEMENTS.filter((c) => c.phase === phase).map((c) => c.categorie)),
]

/** The phases whose stages are chosen in turn; the third is matched (R-RNG-8). */
export const PHASES_APPELEES = ['SOCLE', 'APPROFONDISSEMENT'] as const satisfies readonly Phase[]
