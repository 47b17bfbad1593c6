import type { CategorieStage, ModeExercice } from '@/generated/prisma/enums'
import { jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { NOM_STAGE } from './schema'

/** A terrain with what its agrément depends on: itself, and the practitioners who receive there. Days are `date` columns. */
export type TerrainAgree = Readonly<{
  mode: ModeExercice
  categories: readonly CategorieStage[]
  capaciteAgreee: number
  agrementDebut: Date
  agrementFin: Date
  suspenduLe: Date | null
  praticiens: readonly Readonly<{ coordinateur: boolean; msu: MsuAgree }>[]
}>

type MsuAgree = Readonly<{
  agreeDu: Date | null
  agreeAu: Date | null
  suspenduLe: Date | null
  assuranceFin: Date | null
  formationLe: Date | null
  personne: Readonly<{ prenom: string; nom: string }>
}>
type Periode = Readonly<{ libelle: string; debut: Date; fin: Date }>

/** The columns that the agrément of a terrain and of a practitioner depends on. */
export const AGREMENT = {
  mode: true,
  categories: true,
  capaciteAgreee: true,
  agrementDebut: true,
  agrementFin: true,
  suspenduLe: true,
} as const satisfies Partial<Record<keyof TerrainAgree, true>>
export const AGREMENT_MSU = {
  agreeDu: true,
  agreeAu: true,
  suspenduLe: true,
  assuranceFin: true,
  formationLe: true,
} as const satisfies Partial<Record<keyof MsuAgree, true>>

/**
 * R-MSU-10: a terrain is offerable for a kind of stage if its agrément covers the whole semester, it has room, it is not
 * suspended, and at least one practitioner who receives there is agréé, insured and trained during the whole semester; a
 * hospital service needs no such practitioner. Returns the R-FLE-5 refusal with its reason, or nothing.
 */
export function refusOffrable(terrain: TerrainAgree, categorie: CategorieStage, semestre: Periode): Refus | undefined {
  const dit = (message: string): Refus => refus('R-FLE-5', message)
  const quand = `le ${semestre.libelle.toLowerCase()}`
  if (!terrain.categories.includes(categorie)) return dit(`Ce terrain n’est pas agréé pour un ${NOM_STAGE[categorie]}.`)
  if (terrain.agrementDebut > semestre.debut)
    return dit(`L’agrément de ce terrain ne commence que le ${jourLong(terrain.agrementDebut)} : il ne couvre pas tout ${quand}.`)
  if (terrain.agrementFin < semestre.fin)
    return dit(`L’agrément de ce terrain prend fin le ${jourLong(terrain.agrementFin)} : il ne couvre pas tout ${quand}.`)
  if (estSuspendu(terrain, semestre)) return dit(`L’agrément de ce terrain est suspendu depuis le ${jourLong(terrain.suspenduLe)}.`)
  if (terrain.capaciteAgreee === 0) return dit('Ce terrain n’a aucune place agréée.')
  if (terrain.mode === 'HOSPITALIER' && terrain.praticiens.length === 0) return undefined
  const refuses = terrain.praticiens.map(({ msu }) => refusPraticien(msu, semestre))
  if (refuses.includes(undefined)) return undefined
  const coordinateur = Math.max(
    0,
    terrain.praticiens.findIndex((p) => p.coordinateur),
  )
  return dit(refuses[coordinateur] ?? 'Aucun maître de stage n’est rattaché à ce terrain.')
}

/** R-MSU-11: a suspension applies from the next semester on; internes received in the semester in which it falls stay. */
export const estSuspendu = <T extends { suspenduLe: Date | null }>(lieu: T, { debut }: Periode): lieu is T & { suspenduLe: Date } =>
  lieu.suspenduLe !== null && lieu.suspenduLe <= debut

/** Why a practitioner cannot receive during the whole period, or nothing. */
function refusPraticien(msu: MsuAgree, semestre: Periode): string | undefined {
  const qui = `${msu.personne.prenom} ${msu.personne.nom}`
  if (!msu.agreeDu || !msu.agreeAu || msu.agreeDu > semestre.debut || msu.agreeAu < semestre.fin)
    return `L’agrément du maître de stage (${qui}) ne couvre pas tout le ${semestre.libelle.toLowerCase()}.`
  if (estSuspendu(msu, semestre)) return `L’agrément du maître de stage (${qui}) est suspendu.`
  if (!msu.assuranceFin || msu.assuranceFin < semestre.fin)
    return `L’assurance professionnelle du maître de stage (${qui}) n’est pas à jour pour tout le semestre.`
  if (!msu.formationLe || msu.formationLe > semestre.debut) return `La formation du maître de stage (${qui}) n’est pas validée.`
}
