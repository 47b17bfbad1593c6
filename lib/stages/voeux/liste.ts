/** The most wishes one person may keep for a semester. */
export const MAX_VOEUX = 60

/** Posts, the most wanted first. */
export type Liste = readonly string[]

/** Adds a wish at the end of the list. */
export const ajouter = (liste: Liste, posteId: string): string[] => [...liste, posteId]

export const retirer = (liste: Liste, posteId: string): string[] => liste.filter((p) => p !== posteId)

/** Moves a wish to this place (from 1), the others keeping their order; a place beyond an end is that end. */
export function deplacer(liste: Liste, posteId: string, place: number): string[] {
  if (!liste.includes(posteId)) return [...liste]
  const autres = retirer(liste, posteId)
  autres.splice(Math.min(Math.max(place, 1), liste.length) - 1, 0, posteId)
  return autres
}

/** Moves a wish one step up (-1) or down (1). */
export const decalerVoeu = (liste: Liste, posteId: string, pas: -1 | 1): string[] =>
  deplacer(liste, posteId, liste.indexOf(posteId) + 1 + pas)

/**
 * Applies the places typed beside the wishes. Only those whose number was changed move, from the smallest number on, so that
 * « 3 » typed beside one wish puts it third and leaves the others in their order.
 */
export function ranger(liste: Liste, places: ReadonlyMap<string, number>): string[] {
  const changes = liste
    .map((posteId, i) => ({ posteId, avant: i + 1, place: places.get(posteId) ?? i + 1 }))
    .filter(({ avant, place }) => avant !== place)
    .sort((a, b) => a.place - b.place)
  const bouges = new Set(changes.map((c) => c.posteId))
  const rangee = liste.filter((p) => !bouges.has(p))
  for (const { posteId, place } of changes) rangee.splice(Math.min(Math.max(place, 1), rangee.length + 1) - 1, 0, posteId)
  return rangee
}
