import type { CategorieStage } from '@/generated/prisma/enums'
import type { Reponse } from './schema'

type Agree = Readonly<{ capaciteAgreee: number; categories: readonly CategorieStage[] }>

/**
 * What is kept for a terrain that did not answer: its last offer (`derniere`); without one, and if it receives one kind of
 * stage, its agreed capacity. Never more than the agrément allows (R-CAM-1, R-MSU-20). Empty when nothing is known.
 */
export function capaciteGardee({ capaciteAgreee, categories }: Agree, derniere: readonly Reponse[]): Reponse[] {
  const [seule, ...autres] = categories
  const connue = derniere.filter((r) => r.capacite > 0)
  const voulue = connue.length > 0 ? connue : seule && autres.length === 0 ? [{ categorie: seule, capacite: capaciteAgreee }] : []
  let reste = capaciteAgreee
  return voulue.flatMap(({ categorie, capacite }) => {
    const places = categories.includes(categorie) ? Math.min(capacite, reste) : 0
    reste -= places
    return places > 0 ? [{ categorie, capacite: places }] : []
  })
}
