import type { CategorieStage } from '@/generated/prisma/enums'
import type { Parcours } from '@/lib/referentiel/interne/maquette'
import { listeAppel, refusEligibilite } from './eligibilite'

/** One path, and how many internes share it. */
export type ParcoursCommun = Readonly<{ parcours: Parcours; nombre: number }>

/** Which internes to count: those on the lists that choose in turn (R-STG-8), or those who may take one kind of stage (R-DES-2). */
export type Critere = 'APPELES' | CategorieStage

type Cible = Readonly<{ code: string; libelle: string }>

/** How many of these internes meet a criterion at a semester, by the same rules as the call lists and the wishes. */
export const compterEffectif = (groupes: readonly ParcoursCommun[], critere: Critere, semestre: Cible): number =>
  groupes.reduce((somme, { parcours, nombre }) => somme + (repond(parcours, critere, semestre) ? nombre : 0), 0)

function repond(parcours: Parcours, critere: Critere, semestre: Cible): boolean {
  if (critere !== 'APPELES') return refusEligibilite(parcours, critere, semestre, 'NORMAL') === undefined
  // Consolidation is matched on wishes, not called in turn (R-RNG-8).
  const liste = listeAppel(parcours, semestre.code)
  return liste !== null && liste !== 'CONSOLIDATION'
}
