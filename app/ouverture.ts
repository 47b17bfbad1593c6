import 'server-only'
import { fermerBoiteDemonstration, ouvrirBoiteDemonstration } from '@/lib/core/courriel/demonstration'
import { serveErrorPages } from '@/lib/core/requete/error-page'
import { arreterOuvriers, demarrerOuvriersAvecPatience } from '@/lib/core/tache/ouvriers'
import { TACHES } from './taches'

/** Gives error pages their words, opens the demonstration's mailbox and the workers beside the pages; closes them when the server is told to stop. */
export async function ouvrir(): Promise<void> {
  // In development the document carries the error itself, for the overlay.
  if (process.env.NODE_ENV === 'production') serveErrorPages()
  await ouvrirBoiteDemonstration()
  const fermeture = new AbortController()
  // Pages are served at once; the workers wait for the database as long as it takes.
  void demarrerOuvriersAvecPatience(TACHES, { signal: fermeture.signal })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      fermeture.abort()
      void arreterOuvriers().then(fermerBoiteDemonstration)
    })
  }
}
