import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, Solution } from 'altcha-lib/types'
import { enfermer, liberer, ouvrirEnLot } from './chiffrement'

/** The slow works of a vault, by name. */
export const TRAVAUX = {
  enfermer: (objet: unknown, phrase: string): Promise<string> => enfermer(objet, phrase, 'PHRASE'),
  liberer: (enferme: string, phrase: string): Promise<unknown> => liberer(enferme, phrase),
  ouvrirEnLot,
  prouver: async (defi: Challenge): Promise<Solution | null> => solveChallenge({ challenge: defi, deriveKey }),
} as const

type Travaux = typeof TRAVAUX
export type Travail = keyof Travaux
export type Donnees<T extends Travail> = Parameters<Travaux[T]>
export type Resultat<T extends Travail> = Awaited<ReturnType<Travaux[T]>>

export type Demande = { [T in Travail]: Readonly<{ travail: T; donnees: Donnees<T> }> }[Travail]
