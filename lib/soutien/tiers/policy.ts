import type { Prisma } from '@/generated/soutien/client'

/** The signals that exist for a member: sealed to them, and not past their time, whether or not the night has passed since. */
export const visible = (membreId: string, aujourdhui: Date): Prisma.TiersWhereInput => ({
  destinataires: { some: { membreId } },
  effacementLe: { gt: aujourdhui },
})
