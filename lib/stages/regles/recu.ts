import { empreinteTexte, enCanonique } from '@/lib/core/donnees/canonique'

/** The wishes of one person when they were frozen: the whole content of their receipt. */
export type VoeuxFiges = Readonly<{
  /** `2027E`. */
  semestre: string
  pseudonyme: string
  /** Instant of the freezing, ISO 8601 in UTC, as text. */
  figesLe: string
  /** 32 hexadecimal digits drawn for this receipt: without them, the digest does not allow one to guess the wishes. */
  sel: string
  /** Posts, the most wanted first. */
  voeux: readonly string[]
}>

export type Recu = Readonly<{
  /** Canonical JSON: the file the person keeps. */
  texte: string
  /** SHA-256, in hexadecimal, that the published file repeats beside the pseudonym. */
  empreinte: string
}>

export const FORMAT_RECU = 'marguerite-recu/1'

/** The receipt of wishes at freezing: their canonical text, and the digest that commits to each of them in order. */
export function emettreRecu(figes: VoeuxFiges): Recu {
  if (!/^[0-9a-f]{32}$/.test(figes.sel)) throw new RangeError('a receipt needs a salt of 32 hexadecimal digits')
  return { texte: enCanonique({ format: FORMAT_RECU, ...figes }), empreinte: empreinteRecu(figes) }
}

/** The digest alone. */
export const empreinteRecu = (figes: VoeuxFiges): string => suiteApres(figes, 0)

/**
 * Replaces the wishes after the first `n`. The digest is a chain, computed from the end: the last link is the SHA-256 of the
 * canonical receipt without its wishes, each link before it the SHA-256 of the canonical `[wish, next link]`. A reader of
 * the first `n` wishes and of this link can compute the digest again, and learns nothing of the wishes after them.
 */
export function suiteApres({ voeux, semestre, pseudonyme, figesLe, sel }: VoeuxFiges, n: number): string {
  const fin = empreinteTexte(enCanonique({ format: FORMAT_RECU, semestre, pseudonyme, figesLe, sel }))
  return voeux.slice(n).reduceRight((suite, voeu) => empreinteTexte(enCanonique([voeu, suite])), fin)
}
