import type { Candidat } from '../suivi/schema'

/** The doctors a case may be given to: the person did not set them aside, they did not step aside, and their public key is known. */
export const possibles = (medecins: readonly Candidat[], exclus: readonly string[]): Candidat[] =>
  medecins.filter((m) => !exclus.includes(m.id) && !m.recuse && m.clePublique !== '')

/**
 * The two doctors to propose: first those who gave times, then those who follow the fewest cases among those the reader sees, then
 * an order computed from the case, so that equals take turns. Null if there are fewer than two (R-SOU-6).
 */
export function proposerBinome(candidats: readonly Candidat[], casId: string): readonly [Candidat, Candidat] | null {
  const tour = (id: string): number => melange(`${casId}${id}`)
  const [un, deux] = [...candidats].sort(
    (a, b) => Number(b.disponible) - Number(a.disponible) || a.charge - b.charge || tour(a.id) - tour(b.id),
  )
  return un && deux ? [un, deux] : null
}

/** A number computed from a text (FNV-1a, then a final mix), different for similar texts. It serves to order and is not a secret. */
function melange(texte: string): number {
  let h = 0x811c9dc5
  for (const signe of texte) h = Math.imul(h ^ signe.charCodeAt(0), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}
