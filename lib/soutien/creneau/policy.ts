import type { StatutCreneau } from '@/generated/soutien/enums'
import type { Intervenant } from '../policy'

/** A slot as its rules read it. `medecins`: the numbers of its members; `casId`: the case it belongs to. */
export type Creneau = Readonly<{
  id: string
  statut: StatutCreneau
  version: number
  casId: string | null
  debut: Date
  fin: Date
  tenuJusqua: Date | null
  medecins: readonly string[]
}>

export const recoit = (qui: Intervenant, creneau: Creneau): boolean => qui.genre === 'MEMBRE' && creneau.medecins.includes(qui.membreId)
