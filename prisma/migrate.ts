import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** A refusal to migrate, in one French sentence and shown without a stack trace. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

export interface MigrationReport {
  /** Names of the migrations applied by this call, in order. */
  applied: string[]
  /** Names found in the database and not in the folder: the database was migrated by a newer version. */
  unknown: string[]
}

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface Row {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

const FOLDER = path.join(import.meta.dirname, 'migrations')
/** The support cell's own migrations, for the address of its own role. */
export const MIGRATIONS_SOUTIEN = path.join(import.meta.dirname, 'soutien/migrations')
// The number the stock tool locks: the two never migrate one database at the same time.
const ADVISORY_LOCK = 72707369

const HISTORY = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`

/**
 * Brings a database up to date without the Prisma command line: applies `prisma/migrations/<name>/migration.sql` in the
 * order of names, one transaction each, and keeps the same `_prisma_migrations` table as `prisma migrate deploy`, so
 * that either tool can follow the other. Creates the database when the server does not have it.
 * Several starts at once wait for each other.
 * @throws MigrationError when a migration fails, failed before, or was edited after it was applied
 */
export async function deployMigrations(url: string, folder = FOLDER): Promise<MigrationReport> {
  const migrations = await readMigrations(folder)
  const client = await connect(url)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    await client.query(HISTORY)
    const { rows } = await client.query<Row>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    )
    const known = new Map(rows.map((row) => [row.migration_name, row]))
    const pending = migrations.filter((migration) => !estAppliquee(migration, known.get(migration.name)))
    for (const migration of pending) await apply(client, migration)
    const names = new Set(migrations.map(({ name }) => name))
    return {
      applied: pending.map(({ name }) => name),
      unknown: [...known.keys()].filter((name) => !names.has(name)).sort(),
    }
  } finally {
    await client.end() // releases the lock too
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

function estAppliquee({ name, checksum }: Migration, row: Row | undefined): boolean {
  if (!row) return false
  if (!row.finished_at) {
    throw new MigrationError(
      `La mise à jour « ${name} » de la base de données avait échoué lors d’un passage précédent. ` +
        `Réparez la base, puis indiquez-le avec « prisma migrate resolve --rolled-back ${name} » ` +
        `(ou « --applied ${name} » si elle est complète).`,
    )
  }
  if (row.checksum !== checksum) {
    throw new MigrationError(
      `La mise à jour « ${name} » a été modifiée après avoir été appliquée à cette base de données. ` +
        'Rétablissez son fichier et écrivez le changement dans une nouvelle mise à jour.',
    )
  }
  return true
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw new MigrationError(
      `La mise à jour « ${name} » de la base de données a échoué${lineOf(sql, error)} : ` +
        `${(error as Error).message}. Rien n’en a été gardé ; la base est restée dans son état précédent.`,
      { cause: error },
    )
  }
}

function lineOf(sql: string, error: unknown): string {
  const position = Number((error as pg.DatabaseError).position)
  return position > 0 ? ` à la ligne ${sql.slice(0, position - 1).split('\n').length}` : ''
}

async function connect(url: string): Promise<pg.Client> {
  try {
    return await open(url)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '3D000') throw unreachable(url, error)
  }
  await createDatabase(url)
  return open(url)
}

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined) // a connection lost meanwhile: the query under way reports it
  await client.connect()
  return client
}

async function createDatabase(url: string): Promise<void> {
  const address = new URL(url)
  const name = decodeURIComponent(address.pathname.slice(1))
  address.pathname = '/postgres'
  try {
    const client = await open(address.href)
    try {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
    } finally {
      await client.end()
    }
  } catch (error) {
    // 42P04, 23505: another start created it meanwhile
    if (['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '')) return
    throw new MigrationError(`La base de données « ${name} » n’existe pas et n’a pas pu être créée : ${(error as Error).message}.`, {
      cause: error,
    })
  }
}

function unreachable(url: string, error: unknown): MigrationError {
  if (!URL.canParse(url)) {
    return new MigrationError(
      'L’adresse de la base de données (DATABASE_URL) est mal écrite. ' + 'Exemple : postgresql://nom:motdepasse@serveur:5432/marguerite',
    )
  }
  const { host } = new URL(url) // never the whole address: it holds the password
  const { code, message } = error as pg.DatabaseError
  if (code === '28P01' || code === '28000') {
    return new MigrationError(`Le serveur de base de données ${host} refuse ce nom ou ce mot de passe (DATABASE_URL).`, { cause: error })
  }
  return new MigrationError(
    `Le serveur de base de données ${host} ne répond pas (DATABASE_URL) : ${message || code || 'connexion impossible'}.`,
    { cause: error },
  )
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL
  try {
    if (!url) throw new MigrationError('Indiquez l’adresse de la base de données dans DATABASE_URL.')
    const { applied, unknown } = await deployMigrations(url)
    for (const name of applied) console.log(`Appliquée : ${name}`)
    if (unknown.length) console.warn(`Inconnues de cette version : ${unknown.join(', ')}`)
    console.log(applied.length ? 'La base de données est à jour.' : 'La base de données était déjà à jour.')
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
