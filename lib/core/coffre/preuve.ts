import 'server-only'
import { createHash, createHmac } from 'node:crypto'
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, Solution } from 'altcha-lib/types'
import { z } from 'zod'
import { maintenant } from '../temps/horloge'

/** How long a challenge is valid: time to write a text, and to come back to it. */
const DUREE_MS = 4 * 3600_000

/** One thousand rounds at each try; about a second on an ordinary phone. */
const COUT = 1000
/** The solution is drawn among all numbers from the first on, so that skipping small numbers gains nothing. */
const ESSAIS_MAX = 3000

const dansLaDuree = (): Date => new Date(maintenant().getTime() + DUREE_MS)

const cles = (secret: string): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } => ({
  hmacSignatureSecret: createHmac('sha256', secret).update('preuve').digest('hex'),
  hmacKeySignatureSecret: createHmac('sha256', secret).update('preuve-cle').digest('hex'),
})

/**
 * A challenge that a browser must solve before it may write: a crowd of false requests costs its author. `facteur`
 * multiplies the work; `essais` fixes how many tries solve it, for measurements; by default it is drawn by lot.
 */
export function nouveauDefi(secret: string, facteur: number, essais = randomInt(1, ESSAIS_MAX * facteur)): Promise<Challenge> {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COUT,
    counter: essais,
    data: { facteur },
    deriveKey,
    expiresAt: dansLaDuree(),
    ...cles(secret),
  })
}

const preuveSchema = z.object({
  challenge: z.looseObject({ signature: z.string(), parameters: z.looseObject({}) }),
  solution: z.looseObject({}),
})

/** A valid proof. `empreinte`: the digest under which it is used once; `facteur`: how much work it took. */
export type Preuve = Readonly<{ empreinte: string; expireLe: Date; facteur: number }>

/** Checks a proof; null when it is not valid. `preuve`: JSON of a challenge and its solution. */
export async function verifierPreuve(secret: string, preuve: string): Promise<Preuve | null> {
  let lue: unknown
  try {
    lue = JSON.parse(preuve)
  } catch {
    return null
  }
  const forme = preuveSchema.safeParse(lue)
  if (!forme.success) return null
  const { challenge, solution } = forme.data as unknown as { challenge: Challenge; solution: Solution }
  const expireLe = new Date((challenge.parameters.expiresAt ?? 0) * 1000)
  if (expireLe < maintenant()) return null
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...cles(secret) })
  if (!verified) return null
  return {
    empreinte: createHash('sha256')
      .update(challenge.signature ?? '')
      .digest('hex'),
    expireLe,
    facteur: Number(challenge.parameters.data?.facteur ?? 0),
  }
}
