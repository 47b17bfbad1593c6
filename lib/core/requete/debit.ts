import 'server-only'
import { createHash } from 'node:crypto'
import { headers } from 'next/headers'
import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { Connexion } from '../donnees/connexion'
import { refus, RefusError } from '../workflow/erreurs'
import { aOublier } from '../oubli'
import { reglages } from '../reglages'
import { horsRequete } from './hors-requete'
import { derniereAdresse } from './trace'

/** At most `points` tries in `secondes`, counted from the first one. */
export type Limite = Readonly<{ nom: string; points: number; secondes: number }>

const partage = globalThis as typeof globalThis & { debitMarguerite?: { bassin: pg.Pool; compteurs: Map<string, RateLimiterPostgres> } }

// A small pool of its own: counting must not wait behind the requests it protects.
function ressources() {
  return (partage.debitMarguerite ??= {
    bassin: new pg.Pool({
      Client: Connexion,
      connectionString: reglages().DATABASE_URL,
      max: 2,
      connectionTimeoutMillis: 5000,
      allowExitOnIdle: true,
    }).on('error', () => undefined),
    compteurs: new Map(),
  })
}

function compteur({ nom, points, secondes }: Limite): RateLimiterPostgres {
  const { bassin, compteurs } = ressources()
  const connu = compteurs.get(nom)
  if (connu) return connu
  const reglage = {
    storeClient: bassin,
    storeType: 'pool',
    tableName: 'limite_debit',
    tableCreated: true,
    keyPrefix: nom,
    points,
    duration: secondes,
  }
  // It has a timer of its own, which empties the table.
  const neuf = horsRequete(() => new RateLimiterPostgres(reglage))
  compteurs.set(nom, neuf)
  return neuf
}

/**
 * Counts one try of `cle` (an address, a mailbox). Only its digest is kept, for an hour after the limit at most.
 * @throws RefusError DEBIT when there were too many
 */
export async function compterEssai(limite: Limite, cle: string): Promise<void> {
  try {
    await compteur(limite).consume(createHash('sha256').update(`${limite.nom}:${cle}`).digest('hex'))
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause
    const minutes = Math.max(1, Math.ceil(cause.msBeforeNext / 60_000))
    throw new RefusError(
      refus('DEBIT', `Trop de demandes en peu de temps. Réessayez dans ${minutes === 1 ? 'une minute' : `${minutes} minutes`}.`),
    )
  }
}

/** The address of the request, for counting only. */
export const adresseDistante = async (): Promise<string> => derniereAdresse(await headers()) ?? 'inconnue'

aOublier(async () => {
  const enCours = partage.debitMarguerite
  partage.debitMarguerite = undefined
  await enCours?.bassin.end()
})
