import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from '@/generated/soutien/client'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aOublier } from '@/lib/core/oubli'
import { reglages } from '@/lib/core/reglages'
import { Connexion } from '@/lib/core/donnees/connexion'
import { rejouer } from '@/lib/core/donnees/sql-state'

const partage = globalThis as typeof globalThis & { clientSoutien?: PrismaClient }

const SCHEMA = 'soutien'
/** The number of connections of all processes together; each process has at least two. */
const CONNEXIONS = 8
const ATTENTE_MAX = 20_000

function ouvrir(): PrismaClient {
  const { SOUTIEN_DATABASE_URL, PROCESSUS } = reglages()
  // Without its own database role the cell is absent, and its pages do not exist.
  if (!SOUTIEN_DATABASE_URL) throw new IntrouvableError()
  const adapter = new PrismaPg(
    {
      Client: Connexion,
      connectionString: SOUTIEN_DATABASE_URL,
      max: Math.max(2, Math.ceil(CONNEXIONS / PROCESSUS)),
      connectionTimeoutMillis: ATTENTE_MAX,
      options: `-c search_path=${SCHEMA},public`,
    },
    { schema: SCHEMA },
  )
  return new PrismaClient({ adapter, transactionOptions: { maxWait: ATTENTE_MAX, timeout: 15_000 } })
}

/** The client of the cell's schema, with its own role. Only the queries and commands of the cell may open it (decision 012). */
export const db = (): PrismaClient => (partage.clientSoutien ??= ouvrir())
aOublier(() => partage.clientSoutien?.$disconnect())

export type Tx = Prisma.TransactionClient

export const transaction = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => rejouer(() => db().$transaction(fn))
