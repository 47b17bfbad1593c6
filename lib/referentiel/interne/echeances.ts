import { addMonths, addYears, differenceInCalendarDays } from 'date-fns'
import type { CauseSemestre, Phase } from '@/generated/prisma/enums'
import { ajouterJours, jour } from '@/lib/core/horloge'
import type { Parametres } from '@/lib/referentiel/parametre/schema'
import { decaler, semestreAu, semestreDe } from '@/lib/referentiel/stage/semestre'
import { parDate, type SemestreParcours } from './anciennete'
import { etatMaquette, type EtatMaquette, type Parcours } from './maquette'

/** The dated rules of the two deadlines, as the catalogue names them. */
export type ReglesEcheances = Pick<
  Parametres,
  | 'des.phase_duree_facteur'
  | 'des.phase_alerte_pour_cent'
  | 'des.these_derogation_premiere'
  | 'des.these_derogation_derniere'
  | 'des.these_annees'
  | 'des.these_alerte_mois'
>

/** The time a phase may take (R-DES-7). Days are `date` column values. */
export type EcheancePhase = Readonly<{
  phase: Phase
  debut: Date
  /** From this day on, the interne and the secretariat are told. */
  alerteLe: Date
  /** The last day to validate the phase. */
  limite: Date
  /** Semesters added because of a leave that the rule names. */
  prolongations: number
  etat: 'VALIDEE' | 'A_TEMPS' | 'ALERTE' | 'DEPASSEE'
}>

/** The last day to defend the thesis (R-DES-6). */
export type EcheanceThese = Readonly<{
  limite: Date
  /** `AVANT_CONSOLIDATION`: the day before the third phase begins, as the path foresees it. */
  fondement: 'AVANT_CONSOLIDATION' | 'APRES_INSCRIPTION'
  /** The cohort is one of those that may ask for more time. */
  derogation: boolean
  etat: 'A_TEMPS' | 'ALERTE' | 'DEPASSEE'
}>

const PHASES: readonly Phase[] = ['SOCLE', 'APPROFONDISSEMENT', 'CONSOLIDATION']
const PROLONGENT: readonly CauseSemestre[] = ['MATERNITE', 'LONGUE_MALADIE', 'ANNEE_RECHERCHE']

/** Those of this DES: what a remords left behind belongs to another (R-RNG-4). */
const deCeDes = (semestres: readonly SemestreParcours[]): SemestreParcours[] => semestres.filter((s) => s.cause !== 'REMORDS').sort(parDate)

/**
 * R-DES-7, for each phase that has begun by `date` (a UTC midnight): it must be validated within twice its length, plus
 * one semester for each leave of maternity, long illness or research. Doctorates and derogations are not in the path.
 */
export function echeancesPhases(parcours: Parcours, date: Date, regles: ReglesEcheances): EcheancePhase[] {
  const maquette = etatMaquette(parcours.anneeEntree, parcours.semestres)
  const semestres = deCeDes(parcours.semestres)
  return PHASES.flatMap((phase) => {
    const creneaux = maquette.creneaux.filter((c) => c.phase === phase)
    const dedans = semestres.filter((s) => s.phase === phase)
    const premier = dedans[0]
    if (!premier || creneaux.length === 0) return []
    const { debut } = semestreDe(premier.semestreCode)
    if (debut > date) return []
    const prolongations = dedans.filter((s) => s.cause !== null && PROLONGENT.includes(s.cause)).length
    const permis = creneaux.length * regles['des.phase_duree_facteur'] + prolongations
    const { fin: limite } = decaler(premier.semestreCode, permis - 1)
    const jours = differenceInCalendarDays(limite, debut) + 1
    const alerteLe = ajouterJours(debut, Math.ceil((jours * regles['des.phase_alerte_pour_cent']) / 100))
    const validee = creneaux.every((c) => c.etat === 'VALIDE')
    const etat = validee ? 'VALIDEE' : date > limite ? 'DEPASSEE' : date >= alerteLe ? 'ALERTE' : 'A_TEMPS'
    return [{ phase, debut, alerteLe, limite, prolongations, etat }]
  })
}

/**
 * R-DES-6: in a DES of four years, before the phase of consolidation, which begins when it did or once every stage still
 * owed before it has had its semester; in the older one, a number of years after the first enrolment.
 */
export function echeanceThese(parcours: Parcours, date: Date, regles: ReglesEcheances): EcheanceThese {
  const maquette = etatMaquette(parcours.anneeEntree, parcours.semestres)
  const quatreAns = maquette.maquette.annees > 3
  const limite = quatreAns
    ? ajouterJours(debutConsolidation(maquette, deCeDes(parcours.semestres), date), -1)
    : addYears(jour(`${parcours.anneeEntree}-11-01`), regles['des.these_annees'])
  const alerteLe = addMonths(limite, -regles['des.these_alerte_mois'])
  return {
    limite,
    fondement: quatreAns ? 'AVANT_CONSOLIDATION' : 'APRES_INSCRIPTION',
    derogation:
      parcours.anneeEntree >= regles['des.these_derogation_premiere'] && parcours.anneeEntree <= regles['des.these_derogation_derniere'],
    etat: date > limite ? 'DEPASSEE' : date >= alerteLe ? 'ALERTE' : 'A_TEMPS',
  }
}

function debutConsolidation(maquette: EtatMaquette, semestres: readonly SemestreParcours[], date: Date): Date {
  const commencee = semestres.find((s) => s.phase === 'CONSOLIDATION')
  if (commencee) return semestreDe(commencee.semestreCode).debut
  const dus = maquette.creneaux.filter((c) => c.phase !== 'CONSOLIDATION' && c.etat === 'DU').length
  return decaler(semestreAu(date).code, dus + 1).debut
}

/** What is worth telling now, the most serious first, in short words for a list. */
export function alertesDe(phases: readonly EcheancePhase[], these: EcheanceThese): { texte: string; grave: boolean }[] {
  const NOM: Record<Phase, string> = { SOCLE: 'socle', APPROFONDISSEMENT: 'approfondissement', CONSOLIDATION: 'consolidation' }
  const alertes = phases.flatMap(({ phase, etat }) => {
    if (etat === 'DEPASSEE') return [{ texte: `Temps dépassé (${NOM[phase]})`, grave: true }]
    return etat === 'ALERTE' ? [{ texte: `Temps bientôt écoulé (${NOM[phase]})`, grave: false }] : []
  })
  // The portal does not hear of defences: a date that is past is to be checked, and is no fault of those who may have more time.
  if (these.etat === 'DEPASSEE') alertes.push({ texte: 'Soutenance de thèse à vérifier', grave: !these.derogation })
  if (these.etat === 'ALERTE') alertes.push({ texte: 'Thèse bientôt due', grave: false })
  return alertes.sort((a, b) => Number(b.grave) - Number(a.grave))
}
