import 'server-only'
// First, so that what pages keep open is opened outside of any request.
import '@/lib/core/requete/hors-requete'
import { fermerBoiteDemonstration } from '@/lib/core/courriel/demonstration'
import { serveErrorPages } from '@/lib/core/requete/error-page'
import { arreter } from '@/lib/core/tache/tache'

/** Gives error pages their words; closes what the pages opened when the server is told to stop. */
export function ouvrir(): void {
  // In development Next's error document carries the error for its overlay.
  if (process.env.NODE_ENV === 'production') serveErrorPages()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void arreter().then(fermerBoiteDemonstration))
}
