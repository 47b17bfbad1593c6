import { empreinteTexte } from '@/lib/core/donnees/canonique'
import { ordreAppel, type Appele } from '@/lib/referentiel/interne/classement'
import { estAppele, type SituationChoix } from '@/lib/referentiel/interne/situation-choix'

/**
 * A person who may be called, within one phase: seniority starts again with each phase (R-RNG-1), so a call list belongs to
 * one phase. `anciennete` is `anciennete().semestres`: protected semesters (R-RNG-2), research (R-RNG-3) and remords
 * (R-RNG-4) are already in it. The pseudonym is drawn for this choice alone, before its seed is known.
 */
export type Candidat = Appele & Readonly<{ pseudonyme: string; situation: SituationChoix }>

/** People with the same precedence. More than one: « départage requis » (R-RNG-7). */
export type GroupeAppel<T extends Candidat> = Readonly<{
  /** Place in the order of the first of them, from 1. */
  position: number
  /** Sorted by pseudonym, which reveals nothing of precedence. */
  membres: readonly T[]
}>

export type OrdreEtabli<T extends Candidat> = Readonly<{
  /** Everyone who is called, in order. */
  groupes: readonly GroupeAppel<T>[]
  /** Those of the groups that a draw must settle before anyone in them is called (R-RNG-7). */
  departages: readonly GroupeAppel<T>[]
  /** On leave, or placed by article 44 (R-FLE-9). */
  nonAppeles: readonly T[]
}>

/** A public draw: its seed, and the resulting order inside one group. Recorded unchanged. */
export type Tirage = Readonly<{ position: number; graine: string; pseudonymes: readonly string[] }>

export type PlaceListe<T extends Candidat> = Readonly<{
  interne: T
  /** Rank of call, from 1, without gap or tie. */
  appel: number
  /** Position shared by people whom a draw separated. */
  position: number
}>

/**
 * The order of call (R-RNG-1, R-RNG-5): seniority in whole semesters, then rank over size of the year of origin, as
 * fractions of integers. Within one year and one kind of ranking this is the rank itself. Ties are returned as groups and
 * never settled here (R-RNG-7).
 * @throws RangeError when a pseudonym is used twice, or a number is not a valid whole number
 */
export function etablirOrdre<T extends Candidat>(candidats: readonly T[]): OrdreEtabli<T> {
  controler(candidats)
  const appeles = candidats.filter((c) => estAppele(c.situation)).sort((a, b) => parTexte(a.pseudonyme, b.pseudonyme))
  const groupes: { position: number; membres: T[] }[] = []
  for (const { interne, position } of ordreAppel(appeles)) {
    const dernier = groupes.at(-1)
    if (dernier?.position === position) dernier.membres.push(interne)
    else groupes.push({ position, membres: [interne] })
  }
  return {
    groupes,
    departages: groupes.filter((g) => g.membres.length > 1),
    nonAppeles: candidats.filter((c) => !estAppele(c.situation)),
  }
}

/**
 * The draw of R-RNG-7, which anyone can repeat: inside a group, by ascending SHA-256 (in hexadecimal) of the seed followed
 * by the pseudonym. A person's number depends on no other person, so the draw stays valid when someone withdraws.
 */
export function departager<T extends Candidat>(groupes: readonly GroupeAppel<T>[], graine: string): Tirage[] {
  if (graine === '') throw new RangeError('a draw needs a seed')
  return groupes.map(({ position, membres }) => ({
    position,
    graine,
    pseudonymes: membres
      .map(({ pseudonyme }) => ({ pseudonyme, numero: empreinteTexte(graine + pseudonyme) }))
      .sort((a, b) => parTexte(a.numero, b.numero))
      .map(({ pseudonyme }) => pseudonyme),
  }))
}

/**
 * The final call list: the order, with every tie settled by its draw.
 * @throws RangeError when a tie has no draw, or a draw of other people (R-RNG-7)
 */
export function listeAppel<T extends Candidat>(ordre: OrdreEtabli<T>, tirages: readonly Tirage[]): PlaceListe<T>[] {
  const parPosition = new Map(tirages.map((t) => [t.position, t]))
  return ordre.groupes
    .flatMap((groupe) => ordonner(groupe, parPosition.get(groupe.position)).map((interne) => ({ interne, position: groupe.position })))
    .map((place, i) => ({ ...place, appel: i + 1 }))
}

function ordonner<T extends Candidat>({ position, membres }: GroupeAppel<T>, tirage: Tirage | undefined): readonly T[] {
  if (membres.length === 1) return membres
  const parPseudonyme = new Map(membres.map((m) => [m.pseudonyme, m]))
  const tires = (tirage?.pseudonymes ?? []).flatMap((p) => parPseudonyme.get(p) ?? [])
  if (new Set(tires).size !== membres.length || tirage?.pseudonymes.length !== membres.length)
    throw new RangeError(`the tie at position ${position} is not settled by its draw`)
  return tires
}

function controler(candidats: readonly Candidat[]): void {
  const vus = new Set<string>()
  for (const { pseudonyme, anciennete, rang, effectifReference } of candidats) {
    if (vus.has(pseudonyme)) throw new RangeError(`pseudonym ${pseudonyme} is used twice`)
    vus.add(pseudonyme)
    const lisibles = [anciennete, rang, effectifReference].every(Number.isSafeInteger)
    if (!lisibles || anciennete < 0 || rang < 1 || effectifReference < 1)
      throw new RangeError(`seniority, rank and size of ${pseudonyme} are not whole numbers`)
  }
}

/** By code units: the same everywhere, whatever the locale. */
const parTexte = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
