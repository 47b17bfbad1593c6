import 'server-only'
import { defineTache, type Bilan } from '@/lib/core/tache/tache'
import { libererEchus } from './commands'

/** Proposals that nobody answered in time. What it did is told to nobody: a number would say that somebody exists. */
export const tacheMaintien = defineTache({
  nom: 'soutien-maintien',
  titre: 'Libérer ce qui n’est plus réservé',
  cron: '*/10 * * * *',
  executer: async (_, { essai }): Promise<Bilan> => {
    if (!essai) await libererEchus()
    return { faits: 0, details: [] }
  },
})
