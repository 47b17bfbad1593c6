import { ajouterJours } from '@/lib/core/temps/horloge'

/** R-SOU-11: a resource must be checked again `jours` days after its last check, or if it was never checked. Days as in `date` columns. */
export const estAVerifier = (verifieLe: Date | null, aujourdhui: Date, jours: number): boolean =>
  verifieLe === null || ajouterJours(verifieLe, jours) < aujourdhui
