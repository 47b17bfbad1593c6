import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** The headless shell comes first: it draws no window around each page, and uses half of the processor. */
const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a Chromium: the one named in CHROMIUM, else Playwright's own, else the system's; null when there is none. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM
  if (named) return named
  return [chromium.executablePath(), ...SYSTEM].find((file) => existsSync(file)) ?? null
}

/** Like findBrowser, and installs Debian's when there is none and the machine allows it. */
export function findOrInstallBrowser(): string | null {
  const found = findBrowser()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  console.log('No Chromium on this machine: installing the one of the distribution.')
  const env: NodeJS.ProcessEnv = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' })
    for (const paquet of ['chromium-headless-shell', 'chromium']) {
      const { status } = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', paquet], { env, stdio: 'inherit' })
      if (status === 0) break
    }
  } catch {
    // findBrowser tells whether it is there in spite of the error
  }
  return findBrowser()
}

/** What to print when there is no browser. */
export const NO_BROWSER = `No browser for the journeys. Do one of these, then run the tests again:
  npx playwright install chromium           (Playwright's own, needs the internet)
  apt-get install chromium-headless-shell   (Debian, as root; elsewhere chromium)
  CHROMIUM=/path/to/chrome npm test         (one that is already there)
Aucun navigateur pour les parcours : installez Chromium, ou indiquez-en un avec CHROMIUM.`
