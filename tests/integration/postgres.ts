// Once per run: a PostgreSQL server, the migrated database that each test file gets a copy of, and a folder for temporary
// files, deleted at the end of the run.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { fastFolder, throwAwayFolder } from '../../prisma/embedded-data.ts'
import { startEmbedded, type Addresses } from '../../prisma/embedded.ts'
import { deployMigrations, MIGRATIONS_SOUTIEN } from '../../prisma/migrate.ts'
import { PARAMETRES_DEMONSTRATION, semerParametres } from '../../prisma/seed/parametres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses on the server of the run: that of its superuser, and those of the two roles of the model. */
    administration: string
    modele: Addresses
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = throwAwayFolder(fastFolder())
  // The processes of the tests, and those they start, inherit it. The mode lets processes that run as `nobody` traverse it.
  process.env.TMPDIR = path.join(folder, 'tmp')
  mkdirSync(process.env.TMPDIR, { mode: 0o711 })
  const server = await startEmbedded({ dataDir: path.join(folder, 'postgres'), durable: false })
  const { url, soutien } = await server.open('modele')
  await deployMigrations(url)
  await deployMigrations(soutien, MIGRATIONS_SOUTIEN)
  await semerParametres(url, PARAMETRES_DEMONSTRATION)
  const administration = server.urlOf('postgres')
  const client = new pg.Client({ connectionString: administration })
  await client.connect()
  // PostgreSQL cannot copy a database that has an open connection.
  await client.query('ALTER DATABASE modele WITH IS_TEMPLATE true ALLOW_CONNECTIONS false')
  await client.end()
  project.provide('administration', administration)
  project.provide('modele', { url, soutien })
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
