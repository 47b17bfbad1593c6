import type { Candidat } from '../suivi/schema'

/** Who a case may be given to: a doctor the person did not set aside, who did not step aside, and whose key is known. */
export const possibles = (medecins: readonly Candidat[], exclus: readonly string[]): Candidat[] =>
  medecins.filter((m) => !exclus.includes(m.id) && !m.recuse && m.clePublique !== '')

/**
 * The two doctors proposed: those who gave times first, then those who follow the fewest of the cases that the asker sees,
 * then an order drawn from the case itself, so that equals take turns. Null when there are not two (R-SOU-6).
 */
export function proposerBinome(candidats: readonly Candidat[], casId: string): readonly [Candidat, Candidat] | null {
  const tour = (id: string): number => melange(`${casId}${id}`)
  const [un, deux] = [...candidats].sort(
    (a, b) => Number(b.disponible) - Number(a.disponible) || a.charge - b.charge || tour(a.id) - tour(b.id),
  )
  return un && deux ? [un, deux] : null
}

/** A number drawn from a text, that nearby texts do not share (FNV-1a, then a final stir). It orders, and hides nothing. */
function melange(texte: string): number {
  let h = 0x811c9dc5
  for (const signe of texte) h = Math.imul(h ^ signe.charCodeAt(0), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}
