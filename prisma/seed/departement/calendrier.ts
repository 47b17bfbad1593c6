import { ajouterJours, finDeJournee, instantDeParis, isoJour } from '@/lib/core/temps/horloge'
import { decaler, semestreAu, type Semestre } from '@/lib/referentiel/stage/semestre'

/** Days of one campaign, as `date` columns hold them. */
export type DatesCampagne = Readonly<{
  semestre: Semestre
  ouvre: Date
  ferme: Date
  commission: Date
  saisine: Date
  decision: Date
  choix: Date
}>

export type Calendrier = Readonly<{
  aujourdhui: Date
  enCours: Semestre
  passees: readonly [DatesCampagne, DatesCampagne]
  ouverte: DatesCampagne
}>

/** Least number of days before a semester for a whole campaign. */
const DELAI = 60

/** Two campaigns that are over, and one open on any day of the year: it opened five weeks ago and closes in about three. */
export function calendrierAu(aujourdhui: Date): Calendrier {
  const enCours = semestreAu(aujourdhui)
  const suivant = decaler(enCours.code, 1)
  const cible = joursEntre(aujourdhui, suivant.debut) >= DELAI ? suivant : decaler(enCours.code, 2)
  return { aujourdhui, enCours, passees: [passee(decaler(enCours.code, -1)), passee(enCours)], ouverte: ouverte(aujourdhui, cible) }
}

const passee = (semestre: Semestre): DatesCampagne => {
  const le = (avant: number): Date => ajouterJours(semestre.debut, -avant)
  return { semestre, ouvre: le(154), ferme: le(124), commission: le(109), saisine: le(93), decision: le(47), choix: le(17) }
}

function ouverte(aujourdhui: Date, semestre: Semestre): DatesCampagne {
  const reste = joursEntre(aujourdhui, semestre.debut)
  const le = (jours: number, part: number): Date => ajouterJours(aujourdhui, Math.min(jours, Math.floor(reste * part)))
  return {
    semestre,
    ouvre: ajouterJours(aujourdhui, -35),
    ferme: le(22, 0.3),
    commission: le(36, 0.45),
    saisine: le(50, 0.55),
    decision: le(95, 0.7),
    choix: ajouterJours(semestre.debut, -Math.min(17, Math.floor(reste * 0.2))),
  }
}

const joursEntre = (a: Date, b: Date): number => Math.round((b.getTime() - a.getTime()) / 86_400_000)

/** An instant of a day in Paris: `a(jour, 14, 30)`. */
export const a = (jour: Date, heure: number, minute = 0): Date =>
  instantDeParis(`${isoJour(jour)}T${String(heure).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
export const enFinDe = (jour: Date): Date => finDeJournee(isoJour(jour))
