import path from 'node:path'
import { defineConfig } from 'vitest/config'

// A zone east of Paris by hours and a fraction: a date made without its zone comes out wrong, and the test fails.
process.env.TZ = 'Asia/Kathmandu'

/** Files share the modules of their process: loading them again took a third of the time. */
const shared = (name: string) => ({ name, include: [`tests/${name}/**/*.test.ts`], isolate: false })

/** What kills the database that its process is connected to: it has modules, and a server, of its own. */
const ALONE = 'tests/integration/**/*.alone.test.ts'

const REQUEST = path.join(import.meta.dirname, 'tests/integration/referentiel/identite/requete.ts')

export default defineConfig({
  resolve: {
    alias: {
      '@': import.meta.dirname,
      // The marker package refuses to load outside a React server build; its empty face is not exported.
      'server-only': path.join(import.meta.dirname, 'node_modules/server-only/empty.js'),
    },
  },
  test: {
    environment: 'node',
    pool: 'forks',
    // A test waits for its database half of the time.
    maxWorkers: 3,
    restoreMocks: true,
    unstubEnvs: true,
    // Only what hangs is stopped: how long a test takes on a busy machine is nobody's fault.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: shared('architecture') },
      { extends: true, test: shared('unit') },
      { extends: true, test: { name: 'alone', include: [ALONE] } },
      {
        extends: true,
        // A request exists only inside the framework's server.
        resolve: { alias: { 'next/headers': REQUEST, 'next/cache': REQUEST } },
        test: {
          ...shared('integration'),
          exclude: [ALONE],
          globalSetup: 'tests/integration/postgres.ts',
          setupFiles: 'tests/integration/own-database.ts',
        },
      },
    ],
  },
})
