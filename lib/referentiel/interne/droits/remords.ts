import { semestreDe, type Semestre } from '@/lib/referentiel/stage/semestre'
import type { ReglesDroits } from '../parametres'
import type { Parcours } from '../maquette'
import { semestresFaits, semestresPrevus } from './projection'

export type Remords = Readonly<
  | { etat: 'UTILISE' }
  | {
      etat: 'POSSIBLE' | 'PASSE'
      /** The last semester in which to use it. */
      semestre: Semestre
      /** That semester is still to come, so its date depends on the path. */
      prevu: boolean
    }
  /** The second phase is over, without the semester that the rule names. */
  | { etat: 'PASSE'; semestre: null; prevu: false }
>

/** R-STG-7: once, and no later than the semester of the second phase that the rule names. `date` is a `date` column value. */
export function droitAuRemords(parcours: Parcours, date: Date, regles: ReglesDroits): Remords {
  if (parcours.semestres.some((s) => s.cause === 'REMORDS')) return { etat: 'UTILISE' }
  const rang = regles['droits.remords_semestre']
  const faits = semestresFaits(parcours).filter((s) => s.phase === 'APPROFONDISSEMENT')
  const fait = faits[rang - 1]
  const prevu = semestresPrevus(parcours, date).filter((p) => p.phase === 'APPROFONDISSEMENT')[rang - 1 - faits.length]
  const semestre = fait ? semestreDe(fait.semestreCode) : prevu?.semestre
  if (!semestre) return { etat: 'PASSE', semestre: null, prevu: false }
  return { etat: semestre.fin < date ? 'PASSE' : 'POSSIBLE', semestre, prevu: !fait }
}
