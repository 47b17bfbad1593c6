import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './scripts/browser'

const browser = findBrowser()

const launchOptions = (...more: string[]) => ({
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
    ...more,
  ],
})

/** Pages that live a second are slower with the optimizing compilers; the cell's, which derive keys, are slower without. */
const BRIEF = { launchOptions: launchOptions('--js-flags=--no-maglev --no-turbofan') }
const LONG = { launchOptions: launchOptions() }
const CELLULE = 'pages/cellule.spec.ts'

/** One portal at a time for the journeys of a workflow: they share the copy of the demonstration that its worker made. */
const parcours = (name: string, folders: string[], use = BRIEF) => ({
  name,
  use,
  testMatch: folders.map((folder) => `${folder}/**/*.spec.ts`),
  workers: 1,
})

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/modele.ts',
  outputDir: 'test-results',
  workers: 2,
  // On a machine that others use a page may come too late: walked once more, on data of its own, and reported as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // Neither is a measure of speed: they end a journey that waits for what will never come.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // A trace takes a fifth of the whole time: ask for it when a journey fails, `npx playwright test --trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  // The longest first, and the table of pages last: its many short tests fill both workers to the end.
  projects: [
    parcours('soutien', ['soutien'], LONG),
    parcours('stages', ['stages']),
    parcours('flechage', ['flechage', 'commission']),
    parcours('portail', ['identite', 'exploitation', 'core']),
    { name: 'cellule', testMatch: CELLULE, fullyParallel: true, use: LONG },
    { name: 'pages', testMatch: 'pages/**/*.spec.ts', testIgnore: CELLULE, fullyParallel: true, use: BRIEF },
  ],
})
