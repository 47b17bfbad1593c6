import type { Examen } from './policy'
import type { Grille } from './schema'
import type { Decompte } from './vote'

/** The written reasons of an avis, in the order of its grid; criteria that were not used are left out. */
export function lireMotifs(motifs: unknown, grille: Grille): { libelle: string; texte: string }[] {
  const textes = (motifs ?? {}) as Readonly<Record<string, string>>
  return grille.flatMap((c) => (textes[c.cle] ? [{ libelle: c.libelle, texte: textes[c.cle] ?? '' }] : []))
}

/** The votes as recorded with the avis. */
export const voixDe = (e: Pick<Examen, 'voixFavorables' | 'voixReservees' | 'voixDefavorables' | 'abstentions'>): Decompte => ({
  FAVORABLE: e.voixFavorables ?? 0,
  RESERVE: e.voixReservees ?? 0,
  DEFAVORABLE: e.voixDefavorables ?? 0,
  ABSTENTION: e.abstentions ?? 0,
})
