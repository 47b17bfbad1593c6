import { addMonths, addYears, differenceInCalendarDays } from 'date-fns'
import type { CauseSemestre, Phase } from '@/generated/prisma/enums'
import { ajouterJours, jour } from '@/lib/core/temps/horloge'
import { decaler, semestreAu, semestreDe } from '@/lib/referentiel/stage/semestre'
import { limiteAccordee } from './amenagements'
import { parDate, type SemestreParcours } from './anciennete'
import { etatMaquette, type EtatMaquette, type Parcours } from './maquette'
import type { ReglesEcheances } from './parametres'

/** The deadline of a phase (R-DES-7). Days are `date` column values. */
export type EcheancePhase = Readonly<{
  phase: Phase
  debut: Date
  /** From this day on, the interne and the secretariat are warned. */
  alerteLe: Date
  /** The last day to validate the phase. */
  limite: Date
  /** Semesters added because of a leave that the rule names, or of a transversal training (R-DES-4). */
  prolongations: number
  /** The university granted more time than the rule. */
  derogation: boolean
  etat: 'VALIDEE' | 'A_TEMPS' | 'ALERTE' | 'DEPASSEE'
}>

/** The last day to defend the thesis (R-DES-6). */
export type EcheanceThese = Readonly<{
  limite: Date
  /** `AVANT_CONSOLIDATION`: the day before the third phase begins, as the path foresees it. */
  fondement: 'AVANT_CONSOLIDATION' | 'APRES_INSCRIPTION'
  /** The cohort is one of those that may ask for more time. */
  derogation: boolean
  /** This person was granted more time. */
  accordee: boolean
  soutenueLe: Date | null
  etat: 'SOUTENUE' | 'A_TEMPS' | 'ALERTE' | 'DEPASSEE'
}>

/** The contract every interne signs during the first phase (R-DES-8). */
export type EcheanceContrat = Readonly<{ limite: Date; signeLe: Date | null; etat: 'SIGNE' | 'A_TEMPS' | 'ALERTE' | 'DEPASSEE' }>

/** A path, and the two days that the scolarité records of it. */
export type ParcoursSuivi = Parcours & Readonly<{ theseSoutenueLe?: Date | null; contratSigneLe?: Date | null }>

const PHASES: readonly Phase[] = ['SOCLE', 'APPROFONDISSEMENT', 'CONSOLIDATION']
const PROLONGENT: readonly CauseSemestre[] = ['MATERNITE', 'LONGUE_MALADIE', 'ANNEE_RECHERCHE', 'DISPONIBILITE_DOCTORAT']

/** Semesters of this DES: those before a remords belong to another (R-RNG-4). */
const deCeDes = (semestres: readonly SemestreParcours[]): SemestreParcours[] => semestres.filter((s) => s.cause !== 'REMORDS').sort(parDate)

/**
 * R-DES-7, for each phase that has begun by `date` (a UTC midnight): it must be validated within twice its length, plus one
 * semester for each leave of maternity, long illness, research or doctorate, and each semester of a transversal training;
 * later when the university granted more time.
 */
export function echeancesPhases(parcours: Parcours, date: Date, regles: ReglesEcheances): EcheancePhase[] {
  const maquette = etatMaquette(parcours.anneeEntree, parcours.semestres, parcours)
  const semestres = deCeDes(parcours.semestres)
  const { fstSemestres = [] } = parcours
  return PHASES.flatMap((phase) => {
    const creneaux = maquette.creneaux.filter((c) => c.phase === phase)
    const dedans = semestres.filter((s) => s.phase === phase)
    const premier = dedans[0]
    if (!premier || creneaux.length === 0) return []
    const { debut } = semestreDe(premier.semestreCode)
    if (debut > date) return []
    const suivante = semestres.find((s) => PHASES.indexOf(s.phase) > PHASES.indexOf(phase))?.semestreCode
    const fst = fstSemestres.filter((code) => code >= premier.semestreCode && (suivante === undefined || code < suivante))
    const prolongations = dedans.filter((s) => s.cause !== null && PROLONGENT.includes(s.cause)).length + fst.length
    const permis = creneaux.length * regles['des.phase_duree_facteur'] + prolongations
    const { fin } = decaler(premier.semestreCode, permis - 1)
    const limite = limiteAccordee(parcours, 'DUREE_PHASE', fin, phase)
    const jours = differenceInCalendarDays(limite, debut) + 1
    const alerteLe = ajouterJours(debut, Math.ceil((jours * regles['des.phase_alerte_pour_cent']) / 100))
    const validee = creneaux.every((c) => c.etat === 'VALIDE')
    const etat = validee ? 'VALIDEE' : date > limite ? 'DEPASSEE' : date >= alerteLe ? 'ALERTE' : 'A_TEMPS'
    return [{ phase, debut, alerteLe, limite, prolongations, derogation: limite > fin, etat }]
  })
}

/**
 * R-DES-6. In a DES of four years the thesis is defended before the consolidation phase, which began on its own date or will
 * begin once each stage still owed has had its semester. In the older DES, a number of years after the first enrolment.
 */
export function echeanceThese(parcours: ParcoursSuivi, date: Date, regles: ReglesEcheances): EcheanceThese {
  const maquette = etatMaquette(parcours.anneeEntree, parcours.semestres, parcours)
  const quatreAns = maquette.maquette.annees > 3
  const regle = quatreAns
    ? ajouterJours(debutConsolidation(maquette, parcours, date), -1)
    : addYears(jour(`${parcours.anneeEntree}-11-01`), regles['des.these_annees'])
  const limite = limiteAccordee(parcours, 'THESE', regle)
  const soutenueLe = parcours.theseSoutenueLe ?? null
  const alerteLe = addMonths(limite, -regles['des.these_alerte_mois'])
  return {
    limite,
    fondement: quatreAns ? 'AVANT_CONSOLIDATION' : 'APRES_INSCRIPTION',
    derogation:
      parcours.anneeEntree >= regles['des.these_derogation_premiere'] && parcours.anneeEntree <= regles['des.these_derogation_derniere'],
    accordee: limite > regle,
    soutenueLe,
    etat: soutenueLe ? 'SOUTENUE' : date > limite ? 'DEPASSEE' : date >= alerteLe ? 'ALERTE' : 'A_TEMPS',
  }
}

function debutConsolidation(maquette: EtatMaquette, parcours: Parcours, date: Date): Date {
  const commencee = deCeDes(parcours.semestres).find((s) => s.phase === 'CONSOLIDATION')
  if (commencee) return semestreDe(commencee.semestreCode).debut
  const { fstSemestres = [] } = parcours
  let dus = maquette.creneaux.filter((c) => c.phase !== 'CONSOLIDATION' && c.etat === 'DU').length
  let suivant = decaler(semestreAu(date).code, 1)
  // A semester of a transversal training postpones the stages still owed.
  for (; dus > 0 || fstSemestres.includes(suivant.code); suivant = decaler(suivant.code, 1))
    if (!fstSemestres.includes(suivant.code)) dus -= 1
  return suivant.debut
}

/** R-DES-8: shown from the second semester of the phase on, and to be checked once the phase is over. Null before any semester. */
export function echeanceContrat(parcours: ParcoursSuivi, date: Date): EcheanceContrat | null {
  const socle = deCeDes(parcours.semestres).filter((s) => s.phase === 'SOCLE')
  const [premier, ...suite] = socle
  if (!premier) return null
  const signeLe = parcours.contratSigneLe ?? null
  const second = decaler(premier.semestreCode, 1)
  const dernier = suite.at(-1)?.semestreCode ?? second.code
  const limite = semestreDe(dernier).fin
  return { limite, signeLe, etat: signeLe ? 'SIGNE' : date > limite ? 'DEPASSEE' : date >= second.debut ? 'ALERTE' : 'A_TEMPS' }
}

/** The deadlines to show now, the most serious first, in short words for a list. */
export function alertesDe(
  phases: readonly EcheancePhase[],
  these: EcheanceThese,
  contrat: EcheanceContrat | null = null,
): { texte: string; grave: boolean }[] {
  const NOM: Record<Phase, string> = { SOCLE: 'socle', APPROFONDISSEMENT: 'approfondissement', CONSOLIDATION: 'consolidation' }
  const alertes = phases.flatMap(({ phase, etat }) => {
    if (etat === 'DEPASSEE') return [{ texte: `Temps dépassé (${NOM[phase]})`, grave: true }]
    return etat === 'ALERTE' ? [{ texte: `Temps bientôt écoulé (${NOM[phase]})`, grave: false }] : []
  })
  // The portal learns of a defence from the scolarité, so a past date is to be checked and is not a fault of an interne who may
  // have more time.
  if (these.etat === 'DEPASSEE') alertes.push({ texte: 'Soutenance de thèse à vérifier', grave: !these.derogation })
  if (these.etat === 'ALERTE') alertes.push({ texte: 'Thèse bientôt due', grave: false })
  if (contrat?.etat === 'ALERTE') alertes.push({ texte: 'Contrat de formation à signer', grave: false })
  if (contrat?.etat === 'DEPASSEE') alertes.push({ texte: 'Contrat de formation à vérifier', grave: false })
  return alertes.sort((a, b) => Number(b.grave) - Number(a.grave))
}
