import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'

/** What ties the person who asks to terrains: as a maître de stage, as responsible for one, as an interne placed by an act (R-LEG-6). */
export async function getMesDonnees({ personneId, interneId }: Acteur) {
  if (!personneId) return { maitriseDeStage: null, terrainsDiriges: [], horsChoix: [] }
  const [msu, terrains, horsChoix] = await Promise.all([
    db.msu.findUnique({
      where: { personneId },
      relationLoadStrategy: 'join',
      select: {
        agreeDu: true,
        agreeAu: true,
        suspenduLe: true,
        assuranceFin: true,
        formationLe: true,
        structure: { select: { nom: true } },
        terrains: { select: { coordinateur: true, terrain: { select: { intitule: true } } } },
      },
    }),
    db.terrain.findMany({ where: { responsableId: personneId }, orderBy: { intitule: 'asc' }, select: { intitule: true } }),
    interneId
      ? db.horsChoix.findMany({
          where: { interneId },
          orderBy: { semestreCode: 'asc' },
          select: { semestreCode: true, acte: true, creeLe: true },
        })
      : [],
  ])
  return {
    maitriseDeStage: msu && {
      ...msu,
      structure: msu.structure.nom,
      terrains: msu.terrains.map((t) => ({ terrain: t.terrain.intitule, coordinateur: t.coordinateur })),
    },
    terrainsDiriges: terrains.map((t) => t.intitule),
    horsChoix,
  }
}
