// The process of tasks and mails: it serves no page, so that no page waits for it (decision 011).
import { TACHES } from '@/app/taches'
import { fermerBoiteDemonstration } from '@/lib/core/courriel/demonstration'
import { arreterOuvriers, demarrerOuvriersAvecPatience } from '@/lib/core/tache/ouvriers'

const fermeture = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    fermeture.abort()
    void arreterOuvriers()
      .then(fermerBoiteDemonstration)
      .finally(() => process.exit())
  })
// The database may not answer yet when the portal starts.
await demarrerOuvriersAvecPatience(TACHES, { signal: fermeture.signal })
