import { addMonths } from 'date-fns'
import type { TypeMobilite } from '@/generated/prisma/enums'
import type { Semestre } from '@/lib/referentiel/stage/semestre'
import type { ReglesDroits } from '../parametres'
import type { Parcours } from '../maquette'
import { semestresPrevus } from './projection'

export type HorsRegion = Readonly<{
  permis: number
  pris: number
  restent: number
  /** The first semester of the right phase for which a file can still be sent, and its last day; null when there is none. */
  semestre: Semestre | null
  deposerAvant: Date | null
}>

/** R-STG-6: stages out of the region are taken during the second phase, and limited in number. */
export function stagesHorsRegion(
  parcours: Parcours & Readonly<{ mobilites: readonly Readonly<{ semestreCode: string; type: TypeMobilite }>[] }>,
  date: Date,
  regles: ReglesDroits,
): HorsRegion {
  const permis = regles['droits.hors_region_stages']
  const phases = new Map(parcours.semestres.map((s) => [s.semestreCode, s.phase]))
  const pris = parcours.mobilites.filter(
    (m) => m.type === 'HORS_REGION' && (phases.get(m.semestreCode) ?? 'APPROFONDISSEMENT') === 'APPROFONDISSEMENT',
  ).length
  const restent = Math.max(0, permis - pris)
  const limite = (s: Semestre): Date => addMonths(s.debut, -regles['droits.hors_region_depot_mois'])
  const pose = new Set(parcours.mobilites.map((m) => m.semestreCode))
  const prevu = semestresPrevus(parcours, date).find(
    ({ semestre, phase }) => phase === 'APPROFONDISSEMENT' && !pose.has(semestre.code) && limite(semestre) >= date,
  )
  const semestre = restent > 0 ? (prevu?.semestre ?? null) : null
  return { permis, pris, restent, semestre, deposerAvant: semestre && limite(semestre) }
}
