import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './scripts/browser'

// This file is read again by each worker, which inherits the environment: the ports are chosen once.
// PORTAIL=http://127.0.0.1:3000 runs the journeys against a portal that is already open.
const given = process.env.PORTAIL
process.env.PORTS_PARCOURS ??= execFileSync(process.execPath, [
  '-e',
  `const free = [1, 2, 3].map(() => require('net').createServer().listen(0, '127.0.0.1'))
  setTimeout(() => { console.log(free.map((s) => s.address().port).join()); free.map((s) => s.close()) }, 100)`,
]).toString()
const [pret = '', ...ports] = process.env.PORTS_PARCOURS.trim().split(',')
// Named here, made and removed by the portals, each with its port: a journey finds its database there.
if (!given) process.env.DONNEES_PARCOURS ??= path.join(tmpdir(), 'marguerite-parcours-')
const [premier, second] = given ? [given, given] : ports.map((port) => `http://127.0.0.1:${port}`)
const browser = findBrowser()

/** Journeys on stages and in the cell; the others leave these data alone, and the other way round. */
const STAGES = /\/(stages|voeux|imports)[\w-]*(\.nojs)?\.spec\.ts$/
const SOUTIEN = /\/soutien[\w-]*(\.nojs)?\.spec\.ts$/
const PAGES = /\/pages\.spec\.ts$/
const TELEPHONE = /\.phone\.spec\.ts$/
/** What breaks things comes last. */
const EPREUVES = /(hostile|outage)\.spec\.ts$/
/** What shares a demonstration department goes one after the other, and there are two departments. Of a portal that is open, the files asked for. */
const after = (project: string): { dependencies?: string[] } => (given ? {} : { dependencies: [project] })

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  // On a machine that others use a page may come too late: walked once more, and reported as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // A trace takes a fifth of the whole time: ask for it when a journey fails, `npx playwright test --trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      // Without a UTF-8 locale Chromium forgets the name of a file that has an accent.
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // Two departments, two chains of about the same length.
  projects: [
    { name: 'stages', testMatch: STAGES, workers: 1, use: { baseURL: second } },
    { name: 'soutien', testMatch: SOUTIEN, workers: 1, ...after('stages'), use: { baseURL: second } },
    { name: 'epreuves', testMatch: EPREUVES, workers: 1, ...after('soutien'), use: { baseURL: second } },
    // Reads and changes nothing: two at a time, before the others change what is read.
    { name: 'pages', testMatch: PAGES, fullyParallel: true, workers: 2, use: { baseURL: premier } },
    {
      name: 'flechage',
      testIgnore: [STAGES, SOUTIEN, EPREUVES, PAGES, TELEPHONE],
      workers: 1,
      ...after('pages'),
      use: { baseURL: premier },
    },
    { name: 'telephone', testMatch: TELEPHONE, workers: 1, ...after('flechage'), use: { baseURL: premier } },
  ],
  ...(given
    ? {}
    : {
        webServer: {
          command: `"${process.execPath}" tests/e2e/server.ts`,
          url: `http://127.0.0.1:${pret}`,
          env: { PORTS: ports.join(), PRET: pret, DONNEES: process.env.DONNEES_PARCOURS ?? '' },
          timeout: 600_000,
          stdout: 'pipe' as const,
          stderr: 'pipe' as const,
          gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 30_000 },
        },
      }),
})
