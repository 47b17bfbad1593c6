import type { Prisma } from '@/generated/prisma/client'
import type { ObjetDerogation, Phase } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'

/** What was granted to one interne: fewer stages in general practice (R-DES-1), a later thesis (R-DES-6), a longer phase (R-DES-7). */
export type Derogation = Readonly<{ objet: ObjetDerogation; stages: number | null; phase: Phase | null; jusquAu: Date | null }>

/** What makes a path differ from its cohort's. Codes of semesters for the transversal training (R-DES-4). */
export type Amenagements = Readonly<{ fstSemestres?: readonly string[]; derogations?: readonly Derogation[] }>

/** The same, as a query reads it. */
export const amenagementsSelect = {
  fstSemestres: true,
  derogations: { where: { retireeLe: null }, select: { objet: true, stages: true, phase: true, jusquAu: true } },
} as const satisfies Prisma.InterneSelect

export const SEMESTRES_FST = 2

export const LIBELLE_DEROGATION: Record<ObjetDerogation, string> = {
  MEDECINE_GENERALE: 'Moins de stages en médecine générale',
  THESE: 'Thèse soutenue plus tard',
  DUREE_PHASE: 'Plus de temps pour valider une phase',
}

/** R-DES-1: how many stages in general practice may be replaced, out of those the regulation asks for. */
export function stagesDispenses({ derogations = [] }: Amenagements, prevus: number): number {
  const exiges = derogations.flatMap((d) => (d.objet === 'MEDECINE_GENERALE' && d.stages !== null ? [d.stages] : []))
  return Math.max(0, prevus - Math.min(prevus, ...exiges))
}

/** The latest day granted beyond `limite`, for the thesis (R-DES-6) or for one phase (R-DES-7). */
export function limiteAccordee({ derogations = [] }: Amenagements, objet: ObjetDerogation, limite: Date, phase: Phase | null = null): Date {
  const jours = derogations.flatMap((d) => (d.objet === objet && d.phase === phase && d.jusquAu ? [d.jusquAu] : []))
  return jours.reduce((tard, jour) => (jour > tard ? jour : tard), limite)
}

/** R-DES-4: a transversal training has a name and takes two semesters, consecutive or not. */
export function refusFst(fst: string | null, semestres: readonly string[]): Refus | undefined {
  if (semestres.length > 0 && !fst)
    return refus('R-DES-4', 'Des semestres de FST sont donnés sans dire laquelle : écrivez le nom de la FST.')
  if (new Set(semestres).size !== semestres.length) return refus('R-DES-4', 'Le même semestre de FST est donné deux fois.')
  if (semestres.length > SEMESTRES_FST)
    return refus('R-DES-4', `Une FST ajoute un an : ${SEMESTRES_FST} semestres au plus, et non ${semestres.length}.`)
  return undefined
}
