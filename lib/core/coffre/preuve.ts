import 'server-only'
import { createHash, createHmac } from 'node:crypto'
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, Solution } from 'altcha-lib/types'
import { z } from 'zod'
import { maintenant } from '../temps/horloge'

/** A challenge is good for this long: time to write, and to come back to it. */
const DUREE_MS = 4 * 3600_000

/** One thousand rounds at each try; about a second of an ordinary phone. */
const COUT = 1000
/** Drawn from the first on: whoever knows this code saves nothing by not trying the small numbers. */
const ESSAIS_MAX = 3000

const dansLaDuree = (): Date => new Date(maintenant().getTime() + DUREE_MS)

const cles = (secret: string): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } => ({
  hmacSignatureSecret: createHmac('sha256', secret).update('preuve').digest('hex'),
  hmacKeySignatureSecret: createHmac('sha256', secret).update('preuve-cle').digest('hex'),
})

/**
 * A small work to ask of a browser before it may write: a crowd of false requests costs its author. `facteur` multiplies it;
 * `essais`: how many tries solve it, drawn by lot unless what is measured is something else.
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

/** A proof that holds. `empreinte`: the digest under which it is used once; `facteur`: how much work it took. */
export type Preuve = Readonly<{ empreinte: string; expireLe: Date; facteur: number }>

/** What a proof proves, or null. `preuve`: JSON of a challenge and its solution. */
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
