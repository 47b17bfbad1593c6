import { addMonths } from 'date-fns'
import type { CauseSemestre } from '@/generated/prisma/enums'
import { ajouterJours } from '@/lib/core/temps/horloge'
import { decaler, semestreAu, semestreDe, type Semestre } from '@/lib/referentiel/stage/semestre'
import type { ReglesDroits } from '../parametres'
import type { Parcours } from '../maquette'
import { semestresFaits } from './projection'

const MOIS_PAR_SEMESTRE = 6

export type MotifDisponibilite = 'ETUDES' | 'DOCTORAT' | 'CONVENANCES' | 'PROCHE'

export type Disponibilite = Readonly<{
  motif: MotifDisponibilite
  /** Months of service required first; 0 when there is no requirement. */
  serviceMois: number
  /** The day on which that service is complete, as the path foresees it. */
  ouverteLe: Date | null
  /** Months in all, and those already taken. Null: no rule limits them. */
  dureeMois: number | null
  prisMois: number
  /** The first semester that may be asked for, and the last day to ask. Null once every month is taken. */
  semestre: Semestre | null
  demanderAvant: Date | null
}>

const CAUSES: Partial<Record<MotifDisponibilite, CauseSemestre>> = {
  ETUDES: 'DISPONIBILITE_ETUDES',
  DOCTORAT: 'DISPONIBILITE_DOCTORAT',
  CONVENANCES: 'DISPONIBILITE_CONVENANCES',
}

/** R-STG-5: how much leave may be asked for, from which semester, and before which day. Days are `date` column values. */
export function disponibilites(parcours: Parcours, date: Date, regles: ReglesDroits): Disponibilite[] {
  const etudes = regles['droits.disponibilite_etudes_service_mois']
  const duree = regles['droits.disponibilite_duree_mois']
  const preavis = regles['droits.disponibilite_preavis_mois']
  const motif = (motif: MotifDisponibilite, serviceMois: number, dureeMois: number | null): Disponibilite => {
    const cause = CAUSES[motif]
    const prisMois = cause ? parcours.semestres.filter((s) => s.cause === cause).length * MOIS_PAR_SEMESTRE : 0
    const ouverteLe = serviceMois > 0 ? finDeService(parcours, date, serviceMois) : null
    const libre = dureeMois === null || prisMois < dureeMois
    const semestre = libre ? premierSemestre(date, ouverteLe ?? date, preavis) : null
    return { motif, serviceMois, ouverteLe, dureeMois, prisMois, semestre, demanderAvant: semestre && addMonths(semestre.debut, -preavis) }
  }
  return [
    motif('ETUDES', etudes, duree),
    motif('DOCTORAT', etudes, regles['droits.disponibilite_doctorat_mois']),
    motif('CONVENANCES', regles['droits.disponibilite_convenances_service_mois'], duree),
    motif('PROCHE', 0, null),
  ]
}

/** The day after the semester that completes `mois` of service, if the semesters to come are served one after the other. */
function finDeService(parcours: Parcours, date: Date, mois: number): Date {
  const rang = Math.ceil(mois / MOIS_PAR_SEMESTRE)
  const faits = semestresFaits(parcours)
  const dernier = faits.at(-1)?.semestreCode ?? decaler(semestreAu(date).code, -1).code
  const code = faits[rang - 1]?.semestreCode ?? decaler(dernier, rang - faits.length).code
  return ajouterJours(semestreDe(code).fin, 1)
}

function premierSemestre(date: Date, ouverteLe: Date, preavis: number): Semestre {
  let semestre = decaler(semestreAu(date).code, 1)
  while (semestre.debut < ouverteLe || addMonths(semestre.debut, -preavis) < date) semestre = decaler(semestre.code, 1)
  return semestre
}
