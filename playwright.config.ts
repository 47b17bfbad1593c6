import { execFileSync } from 'node:child_process'
import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './scripts/browser'

// This file is read again by each worker, which inherits the environment: the port is chosen once.
// PORTAIL=http://127.0.0.1:3000 runs the journeys against a portal that is already open.
const given = process.env.PORTAIL
process.env.PORT_PARCOURS ??= execFileSync(process.execPath, [
  '-e',
  "const s = require('net').createServer().listen(0, '127.0.0.1', () => { process.stdout.write(String(s.address().port)); s.close() })",
]).toString()
const port = process.env.PORT_PARCOURS
const baseURL = given ?? `http://127.0.0.1:${port}`
const browser = findBrowser()

const DESKTOP = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } }
/** The journeys share one demonstration department: one after the other. Of a portal that is open, the files asked for. */
const after = (project: string): { dependencies?: string[] } => (given ? {} : { dependencies: [project] })

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
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
  projects: [
    // Reads and changes nothing: two at a time, before the others change what is read.
    { name: 'pages', testMatch: /pages\.spec\.ts$/, fullyParallel: true, workers: 2, use: DESKTOP },
    { name: 'chromium', testIgnore: /(\.nojs|\.phone|pages)\.spec\.ts$/, workers: 1, ...after('pages'), use: DESKTOP },
    {
      name: 'sans-javascript',
      testMatch: /\.nojs\.spec\.ts$/,
      workers: 1,
      ...after('chromium'),
      use: { ...DESKTOP, javaScriptEnabled: false },
    },
    {
      name: 'telephone',
      testMatch: /\.phone\.spec\.ts$/,
      workers: 1,
      ...after('sans-javascript'),
      use: { ...devices['Desktop Chrome'], viewport: { width: 375, height: 812 }, hasTouch: true },
    },
  ],
  ...(given
    ? {}
    : {
        webServer: {
          command: `"${process.execPath}" tests/e2e/server.ts`,
          url: `${baseURL}/connexion`,
          env: { PORT: port },
          // The build, when it is not up to date, and the demonstration.
          timeout: 600_000,
          stdout: 'pipe' as const,
          stderr: 'pipe' as const,
          gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 30_000 },
        },
      }),
})
