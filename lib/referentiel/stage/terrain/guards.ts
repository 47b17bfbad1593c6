import type { CategorieStage, ModeExercice } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { NOM_STAGE } from '../schema'

/** A refusal and the field of the form beside which it is shown. */
export type RefusChamp = Readonly<{ refus: Refus; champ: string }>

const dit = (champ: string, regle: string, message: string): RefusChamp => ({ champ, refus: refus(regle, message) })

type Encadrement = Readonly<{ mode: ModeExercice; categories: readonly CategorieStage[]; praticiens: number; responsable: boolean }>

/**
 * How many practitioners teach there (R-MSU-20): one to three for the first level, two at least for a SASPAS; a hospital
 * service has its head (R-FLE-3).
 */
export function refusEncadrement({ mode, categories, praticiens, responsable }: Encadrement): RefusChamp | undefined {
  if (mode === 'HOSPITALIER')
    return responsable ? undefined : dit('responsable', 'R-FLE-3', 'Un service hospitalier a un responsable pédagogique : indiquez-le.')
  if (praticiens === 0) return dit('praticien1', 'R-MSU-20', 'Indiquez au moins un maître de stage.')
  if (categories.includes('N1') && praticiens > 3)
    return dit(
      'praticien4',
      'R-MSU-20',
      `Un stage praticien de niveau 1 se fait auprès d’un à trois maîtres de stage : il y en a ${praticiens}.`,
    )
  if (categories.includes('SASPAS') && praticiens < 2)
    return dit('praticien2', 'R-MSU-20', 'Un SASPAS se fait auprès d’au moins deux maîtres de stage : indiquez le second.')
}

/** Posts already offered for a semester that is not over. */
export type DejaOffert = Readonly<{ categorie: CategorieStage; offerts: number; semestre: string }>

/** R-CAM-1: the offer stays within the agrément, in number and in kind. */
export function refusCapacite(
  { capaciteAgreee, categories }: Readonly<{ capaciteAgreee: number; categories: readonly CategorieStage[] }>,
  offres: readonly DejaOffert[],
): RefusChamp | undefined {
  const trop = offres.find((o) => o.offerts > capaciteAgreee)
  if (trop)
    return dit(
      'capaciteAgreee',
      'R-CAM-1',
      `${trop.offerts} places sont offertes au ${trop.semestre.toLowerCase()} : réduisez d’abord l’offre.`,
    )
  const perdue = offres.find((o) => o.offerts > 0 && !categories.includes(o.categorie))
  if (perdue)
    return dit(
      'categories',
      'R-CAM-1',
      `Ce terrain offre un ${NOM_STAGE[perdue.categorie]} au ${perdue.semestre.toLowerCase()} : retirez d’abord ce poste de l’offre.`,
    )
}

export type Agrement = Readonly<{
  categories: readonly CategorieStage[]
  capaciteAgreee: number
  agrementDebut: Date
  agrementFin: Date
  suspenduLe: Date | null
}>

/** R-CAM-2: the agency owns the agrément; a copy of it names the act it comes from. */
export function refusSansActe(avant: Agrement | null, apres: Agrement, acte: string): RefusChamp | undefined {
  if (acte !== '' || (avant && memeAgrement(avant, apres))) return undefined
  return dit('acte', 'R-CAM-2', 'L’agrément est décidé par l’agence régionale de santé : indiquez l’acte que vous recopiez.')
}

export const memeAgrement = (a: Agrement, b: Agrement): boolean =>
  a.capaciteAgreee === b.capaciteAgreee &&
  a.agrementDebut.getTime() === b.agrementDebut.getTime() &&
  a.agrementFin.getTime() === b.agrementFin.getTime() &&
  a.suspenduLe?.getTime() === b.suspenduLe?.getTime() &&
  a.categories.length === b.categories.length &&
  a.categories.every((c) => b.categories.includes(c))
