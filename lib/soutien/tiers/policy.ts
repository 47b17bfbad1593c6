import type { Prisma } from '@/generated/soutien/client'

/** The signals that exist for a member: sealed to them, and not yet due for destruction, even if the nightly task has not run. */
export const visible = (membreId: string, aujourdhui: Date): Prisma.TiersWhereInput => ({
  destinataires: { some: { membreId } },
  effacementLe: { gt: aujourdhui },
})
