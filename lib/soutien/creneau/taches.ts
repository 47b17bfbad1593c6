import 'server-only'
import { defineTache } from '@/lib/core/tache/tache'
import { RIEN_A_DIRE } from '../policy'
import { libererEchus } from './commands'

/** Frees the proposals that were not answered in time. It reports no number, which would reveal that a person exists. */
export const tacheMaintien = defineTache({
  nom: 'soutien-maintien',
  titre: 'Libérer ce qui n’est plus réservé',
  cron: '*/10 * * * *',
  executer: async (_acteur, { essai }) => {
    if (!essai) await libererEchus()
    return RIEN_A_DIRE
  },
})
