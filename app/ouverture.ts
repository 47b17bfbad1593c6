import 'server-only'
import { fermerBoiteDemonstration, ouvrirBoiteDemonstration } from '@/lib/core/courriel/demonstration'
import { serveErrorPages } from '@/lib/core/requete/error-page'
import { arreter } from '@/lib/core/tache/tache'

/**
 * Gives error pages their words and opens the demonstration's mailbox; closes what the pages opened when the server is told to
 * stop. The mailbox is opened here and not by the first mail: what lives on after the request that opened it keeps that
 * request in memory, with all that its form held.
 */
export async function ouvrir(): Promise<void> {
  await ouvrirBoiteDemonstration()
  // In development Next's error document carries the error for its overlay.
  if (process.env.NODE_ENV === 'production') serveErrorPages()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void arreter().then(fermerBoiteDemonstration))
}
