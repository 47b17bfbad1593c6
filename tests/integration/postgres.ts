// Once per run: a PostgreSQL of the run's own, the migrated database each test file gets a copy of, and the folder for all
// that is temporary, which goes with the run.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { throwAwayFolder } from '../../prisma/embedded-data.ts'
import { startEmbedded } from '../../prisma/embedded.ts'
import { deployMigrations } from '../../prisma/migrate.ts'
import { PARAMETRES_DEMONSTRATION, semerParametres } from '../../prisma/seed/parametres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's server, database `postgres`. */
    administration: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = throwAwayFolder()
  // The tests' processes, and those they start, inherit it. Those that run as `nobody` pass through.
  process.env.TMPDIR = path.join(folder, 'tmp')
  mkdirSync(process.env.TMPDIR, { mode: 0o711 })
  const server = await startEmbedded({ dataDir: path.join(folder, 'postgres'), durable: false })
  await deployMigrations(server.urlOf('modele'))
  await semerParametres(server.urlOf('modele'), PARAMETRES_DEMONSTRATION)
  const administration = server.urlOf('postgres')
  const client = new pg.Client({ connectionString: administration })
  await client.connect()
  // A connection to the model would prevent its being copied.
  await client.query('ALTER DATABASE modele WITH IS_TEMPLATE true ALLOW_CONNECTIONS false')
  await client.end()
  project.provide('administration', administration)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
