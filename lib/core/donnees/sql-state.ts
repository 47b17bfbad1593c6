import { PrismaClientKnownRequestError } from '@prisma/client/runtime/client'

const REJOUABLES = new Set(['40001', '40P01'])

/** SQLSTATE of a database error, in whichever field Prisma put it. */
export function sqlState(erreur: unknown): string | undefined {
  if (!(erreur instanceof PrismaClientKnownRequestError)) return undefined
  const cause = (erreur.meta as { driverAdapterError?: { cause?: { originalCode?: string } } } | undefined)?.driverAdapterError?.cause
  return cause?.originalCode ?? (erreur.code === 'P2034' ? '40001' : erreur.code === 'P2002' ? '23505' : undefined)
}

/** Runs a transaction again after a deadlock or a serialization failure, three times in all. */
export async function rejouer<T>(fn: () => Promise<T>, essais = 3): Promise<T> {
  try {
    return await fn()
  } catch (erreur) {
    if (essais > 1 && REJOUABLES.has(sqlState(erreur) ?? '')) return rejouer(fn, essais - 1)
    throw erreur
  }
}
