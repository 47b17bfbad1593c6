import type { Prisma, Tiers } from '@/generated/soutien/client'
import type { Intervenant } from '../policy'

/** A signal as its rules and its acts read it. */
export type SignalementScelle = Pick<Tiers, 'id' | 'statut' | 'version' | 'contenu'>

/** A member reaches only the signals that are sealed to them (`visible`), whether they are a doctor or the coordination. */
export const estMembre = (qui: Intervenant): boolean => qui.genre === 'MEMBRE'

/** The signals that exist for a member: sealed to them, and not yet due for destruction, even if the nightly task has not run. */
export const visible = (membreId: string, aujourdhui: Date): Prisma.TiersWhereInput => ({
  destinataires: { some: { membreId } },
  effacementLe: { gt: aujourdhui },
})
