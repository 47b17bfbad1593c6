import type { DebutLu } from './schema'

/** Texts that are nearly the same. The others were compared with the first. */
export type Groupe = readonly [DebutLu, ...DebutLu[]]

/** How many words of a text are compared. */
const MOTS = 80
/** Texts with fewer words are grouped only if they are identical. */
const MOTS_MIN = 8
/** The share of words that two texts of a group have in common. */
const PROCHES = 0.55

/** The words without capitals, accents, numbers or punctuation, which an automatic sender varies first. */
export const motsDe = (texte: string): string[] =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .slice(0, MOTS)

const TIRAGES = 20
const PAR_BANDE = 2
/** A bound on comparisons, so that texts made to be close to each other cannot slow the sorting down. */
const VOISINS_MAX = 24

const empreinte = (mot: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < mot.length; i += 1) h = Math.imul(h ^ mot.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** MinHash: two texts share one of these with a probability that grows with the words they share. */
function bandes(mots: ReadonlySet<string>): string[] {
  const minimums = new Uint32Array(TIRAGES).fill(0xffffffff)
  for (const mot of mots) {
    const h = empreinte(mot)
    for (let t = 0; t < TIRAGES; t += 1) {
      let x = Math.imul(h ^ Math.imul(t + 1, 0x9e3779b1), 0x85ebca6b)
      x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
      x = (x ^ (x >>> 16)) >>> 0
      if (x < (minimums[t] as number)) minimums[t] = x
    }
  }
  return Array.from({ length: TIRAGES / PAR_BANDE }, (_, b) => `${b}:${minimums.slice(b * PAR_BANDE, (b + 1) * PAR_BANDE).join('-')}`)
}

function communs(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0
  for (const mot of a) if (b.has(mot)) n += 1
  return n / (a.size + b.size - n)
}

type Chef = Readonly<{ mots: ReadonlySet<string>; membres: [DebutLu, ...DebutLu[]] }>

/**
 * Groups texts that are the same, or nearly. Each member of a group resembles its first one, so a chain of small differences cannot
 * join two unrelated texts. The request of a person who came back stands alone. Order: first those who came back, then texts that
 * resemble no other, then groups, the largest last.
 */
export function grouper(debuts: readonly DebutLu[]): Groupe[] {
  const seuls: DebutLu[] = []
  const pareils = new Map<string, Chef>()
  const voisins = new Map<string, Chef[]>()
  for (const debut of debuts) {
    if (debut.revenue || debut.apart) {
      seuls.push(debut)
      continue
    }
    const suite = motsDe(debut.texte)
    const cle = suite.join(' ') || debut.texte.trim()
    const connu = pareils.get(cle)
    if (connu) {
      connu.membres.push(debut)
      continue
    }
    const mots = new Set(suite)
    const siennes = mots.size < MOTS_MIN ? [] : bandes(mots)
    const proche = leplusProche(mots, siennes, voisins)
    const chef: Chef = proche ?? { mots, membres: [debut] }
    if (proche) proche.membres.push(debut)
    else for (const bande of siennes) voisins.set(bande, [...(voisins.get(bande) ?? []), chef].slice(-VOISINS_MAX))
    pareils.set(cle, chef)
  }
  const groupes = [...new Set(pareils.values())].map((c): Groupe => c.membres)
  return [...seuls.map((d): Groupe => [d]), ...groupes].sort((a, b) => Number(b[0].revenue) - Number(a[0].revenue) || a.length - b.length)
}

function leplusProche(mots: ReadonlySet<string>, siennes: readonly string[], voisins: ReadonlyMap<string, Chef[]>): Chef | undefined {
  let [chef, part]: [Chef | undefined, number] = [undefined, PROCHES]
  for (const candidat of new Set(siennes.flatMap((bande) => voisins.get(bande) ?? []))) {
    const commune = communs(mots, candidat.mots)
    if (commune >= part) [chef, part] = [candidat, commune]
  }
  return chef
}
