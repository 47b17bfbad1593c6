/** One line of « À faire »: what waits for this person, one click from the act. */
export type AFaire = Readonly<{
  href: string
  titre: string
  detail: string
  /** For an act that waits on several records at once: its name, and what tells this record from the others. */
  parmi?: Readonly<{ acte: string; sujet: string; detail: string }>
  /** The last day to do it (a `date` column's value), or null without a deadline. */
  terme: Date | null
  /** Since when it waits. */
  depuis: Date
  /** « en tant que gestionnaire » */
  capacite: string
}>

/** One line of what the person expects from others. */
export type EnAttente = Readonly<{ href: string; titre: string; deQui: string; depuis: Date }>

/** A day that nears, for whom it concerns, even if nothing is to be done. `jour` as in a `date` column. */
export type Bientot = Readonly<{ jour: Date; titre: string; href: string }>

/** « Bientôt » looks this far ahead. */
export const HORIZON_JOURS = 60

/** The days that come within the horizon, today included. */
export const prochains = (jours: readonly Bientot[], aujourdhui: Date): Bientot[] =>
  jours.filter(({ jour }) => jour >= aujourdhui && jour.getTime() <= aujourdhui.getTime() + HORIZON_JOURS * 86_400_000)

/** How many lines one source of « À faire » reads at most; beyond, the page says « plus de ». */
export const MAX_A_FAIRE = 100

const JAMAIS = Number.MAX_SAFE_INTEGER

/** Earliest deadline first; lines without a deadline come last, oldest first. */
export const parUrgence = (a: AFaire, b: AFaire): number =>
  (a.terme?.getTime() ?? JAMAIS) - (b.terme?.getTime() ?? JAMAIS) || a.depuis.getTime() - b.depuis.getTime()
