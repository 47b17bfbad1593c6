import { fraction } from '@/lib/referentiel/parametre/formes'
import { DEPARTEMENT } from '@/lib/referentiel/parametre/parametres'
import { defineParametres, type Parametres } from '@/lib/referentiel/parametre/schema'

export const COMMISSION = defineParametres('Commission', {
  'commission.quorum': { libelle: 'Part des membres qui doit être présente', unite: 'fraction', type: fraction },
})

/** What a session reads: the quorum, and who its minutes come from. */
export const REGLES = { ...DEPARTEMENT, ...COMMISSION }
export type ReglesCommission = Parametres<typeof REGLES>
