/** One line of « À faire »: what waits for this person, one click from the act. */
export type AFaire = Readonly<{
  href: string
  titre: string
  detail: string
  /** The day it must be done (a `date` column's value), or null when nothing presses. */
  terme: Date | null
  /** Since when it waits. */
  depuis: Date
  /** « en tant que gestionnaire » */
  capacite: string
}>

/** One line of what the person waits for from others. */
export type EnAttente = Readonly<{ href: string; titre: string; deQui: string; depuis: Date }>

/** What one source of « À faire » reads at most; past it, the number shown is said to be « plus de ». */
export const MAX_A_FAIRE = 100

const JAMAIS = Number.MAX_SAFE_INTEGER

/** Oldest deadline first; what has no deadline comes last, oldest first. */
export const parUrgence = (a: AFaire, b: AFaire): number =>
  (a.terme?.getTime() ?? JAMAIS) - (b.terme?.getTime() ?? JAMAIS) || a.depuis.getTime() - b.depuis.getTime()
