import type { CampagneFlechage, Prisma, Semestre } from '@/generated/prisma/client'
import { CategorieStage, MotifFlechage, Zone } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { ajouterJours, jourDe, maintenant } from '@/lib/core/temps/horloge'
import { grilleCampagne, PRESENTATION } from '@/prisma/seed/flechage/campagne'
import { unSemestre } from '../referentiel/semestre'

export type CampagneFabriquee = CampagneFlechage & { semestre: Semestre }

type OptionsCampagne = Partial<Prisma.CampagneFlechageUncheckedCreateInput> & {
  /** False: deposits ended ten days ago. `'A_VENIR'`: they begin in ten days. */
  ouverte?: boolean | 'A_VENIR'
}

/** A campaign of the next semester, open for thirty days and for twenty more, that admits every motive, zone and stage. */
export async function uneCampagne({ ouverte = true, ...champs }: OptionsCampagne = {}): Promise<CampagneFabriquee> {
  const [debut, fin] = ouverte === 'A_VENIR' ? [10, 40] : ouverte ? [-30, 20] : [-40, -10]
  const le = (jours: number): Date => ajouterJours(maintenant(), jours)
  const { code } = await unSemestre(champs.semestreCode)
  return db.campagneFlechage.create({
    data: {
      ouvreLe: le(debut),
      fermeLe: le(fin),
      commissionLe: jourDe(le(fin + 10)),
      saisineLe: jourDe(le(fin + 25)),
      decisionLe: jourDe(le(fin + 60)),
      choixLe: jourDe(le(fin + 90)),
      motifs: Object.values(MotifFlechage),
      zones: Object.values(Zone),
      categories: Object.values(CategorieStage),
      grille: grilleCampagne(),
      presentation: PRESENTATION,
      creeeLe: le(debut - 5),
      ...champs,
      semestreCode: code,
    },
    include: { semestre: true },
  })
}

/** The campaign of the next semester, created open when there is none yet. */
export async function laCampagne(): Promise<CampagneFabriquee> {
  const { code } = await unSemestre()
  return (await db.campagneFlechage.findUnique({ where: { semestreCode: code }, include: { semestre: true } })) ?? uneCampagne()
}
