import { ajouterJours } from '@/lib/core/temps/horloge'

/** R-SOU-11: what nobody has checked for `jours` days is to be checked. Days as `date` columns hold them. */
export const estAVerifier = (verifieLe: Date | null, aujourdhui: Date, jours: number): boolean =>
  verifieLe === null || ajouterJours(verifieLe, jours) < aujourdhui
