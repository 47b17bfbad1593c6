import 'server-only'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from '@/generated/prisma/client'
import { aOublier } from '../oubli'
import { reglages } from '../reglages'
import { Connexion } from './connexion'
import { rejouer } from './sql-state'
import { trace } from '../requete/trace'

const partage = globalThis as typeof globalThis & { clientMarguerite?: PrismaClient }

/** Connections of all processes together; each process has at least five. */
const CONNEXIONS = 20
/** Milliseconds. In a rush people would rather wait for a connection than be refused; a database that is stopped refuses at once. */
const ATTENTE_MAX = 20_000
const REQUETES_NOMMEES = 300
const SANS_NOM = ''

/**
 * Names the statements that recur, so that each connection plans them once: planning a page's joins costs more than running
 * them. Statements seen once, and those beyond the limit, stay without a name and take no memory on the server.
 */
function nommeur(): (requete: { sql: string }) => string {
  const noms = new Map<string, string>()
  return ({ sql }) => {
    const nom = noms.get(sql)
    if (nom) return nom
    if (nom === undefined && noms.size >= REQUETES_NOMMEES) return SANS_NOM
    noms.set(sql, nom === undefined ? SANS_NOM : createHash('sha256').update(sql).digest('hex').slice(0, 32))
    return noms.get(sql) ?? SANS_NOM
  }
}

function ouvrir(): PrismaClient {
  const { DATABASE_URL, PROCESSUS, COMPTER_REQUETES } = reglages()
  const adapter = new PrismaPg(
    {
      Client: Connexion,
      connectionString: DATABASE_URL,
      max: Math.max(5, Math.ceil(CONNEXIONS / PROCESSUS)),
      connectionTimeoutMillis: ATTENTE_MAX,
    },
    { statementNameGenerator: nommeur() },
  )
  const transactionOptions = { maxWait: ATTENTE_MAX, timeout: 15000 }
  if (!COMPTER_REQUETES) return new PrismaClient({ adapter, transactionOptions })
  const bavard = new PrismaClient({ adapter, transactionOptions, log: [{ emit: 'event', level: 'query' }] })
  bavard.$on('query', ({ duration }) => trace.info({ duree: duration }, 'sql'))
  return bavard
}

/** The one door to the database. ESLint allows it in queries, commands, core, prisma and tests only. */
export const db: PrismaClient = (partage.clientMarguerite ??= ouvrir())
// It opens new connections when it is next asked.
aOublier(() => db.$disconnect())

export type Tx = Prisma.TransactionClient

/** Runs one transaction; a deadlock or a serialization failure is tried again, three times in all. */
export const transaction = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => rejouer(() => db.$transaction(fn))
