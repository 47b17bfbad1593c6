import path from 'node:path'
import { defineConfig } from 'vitest/config'

// A zone east of Paris by hours and a fraction: a date made without its zone comes out wrong, and the test fails.
process.env.TZ = 'Asia/Kathmandu'

const project = (name: string) => ({ name, include: [`tests/${name}/**/*.test.ts`] })
/** Tests that replace no module and change no setting share the loaded modules of a process: loading them again took half of the time. */
const shared = (name: string) => ({ extends: true as const, test: { ...project(name), isolate: false } })

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
    projects: [
      shared('architecture'),
      shared('unit'),
      {
        extends: true,
        test: {
          ...project('integration'),
          globalSetup: 'tests/integration/postgres.ts',
          setupFiles: 'tests/integration/own-database.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
