import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Browser, type BrowserContextOptions, type Locator, type Page, type TestInfo } from '@playwright/test'
import { COOKIE } from '@/lib/core/auth/cookie'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { administrer, lePortail, preterLePortail, type Portail } from './portail.ts'

export { expect }

/** Playwright's test, with one portal for each worker. It also fails when a page throws an error or sends a request to another host. */
export const test = base.extend<{ surveillance: void }, { copie: string; portail: Portail }>({
  // A journey that changes the data other journeys start from names its own copy, because a worker has one portal.
  copie: ['commune', { scope: 'worker', option: true }],
  portail: [
    async ({ copie: _ }, preter, { workerIndex }) => preterLePortail(workerIndex, preter),
    { scope: 'worker', auto: true, timeout: 180_000 },
  ],
  baseURL: async ({ portail }, preter) => preter(portail.adresse),
  // The name of a file says whether it runs without JavaScript or on a phone.
  javaScriptEnabled: async ({}, preter, { file }) => preter(!file.endsWith('.nojs.spec.ts')),
  viewport: async ({}, preter, { file }) =>
    preter(file.endsWith('.phone.spec.ts') ? { width: 375, height: 812 } : { width: 1280, height: 900 }),
  hasTouch: async ({}, preter, { file }) => preter(file.endsWith('.phone.spec.ts')),
  surveillance: [
    async ({ page, baseURL, portail }, use, info) => {
      const incidents: string[] = []
      page.on('pageerror', (error) => incidents.push(`page error: ${error.message}`))
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) incidents.push(message.text())
      })
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        if (protocol.startsWith('http') && origin !== baseURL) incidents.push(`foreign request: ${request.url()}`)
      })
      await use()
      if (info.status !== info.expectedStatus && portail.journal)
        await info.attach('what the portal wrote', { path: portail.journal, contentType: 'text/plain' })
      // A context that a test opened stays until the browser closes, and slows the next tests.
      const autres = (page.context().browser()?.contexts() ?? []).filter((contexte) => contexte !== page.context())
      await Promise.all(autres.map((contexte) => contexte.close()))
      expect(incidents).toEqual([])
    },
    { auto: true },
  ],
})

/**
 * Signs in by clicking a persona's button on the sign-in page, and lands on « À faire »; works without JavaScript.
 * `persona` is any part of the person's card: name, situation or role. The first card that has it is taken.
 */
export async function entrerParLaPage(page: Page, persona: string): Promise<void> {
  await page.goto('/connexion')
  const carte = page.locator('main li').filter({ hasText: persona }).first()
  await carte.getByRole('button', { name: /^Entrer/ }).click()
  await expect(page).not.toHaveURL(/\/connexion/)
}

/**
 * Signs `page` in as a persona, with a session written in the database: signing in has its own journey. `persona` is any part of
 * a persona's name or situation; the first in the order of the sign-in page is taken.
 */
export async function connexion(page: Page, persona: string, adresse = lePortail().adresse): Promise<void> {
  const jeton = nouveauJeton()
  const { rowCount } = await administrer((client) =>
    client.query(
      `INSERT INTO session (id, empreinte, "personneId", "ouverteLe", "expireLe")
       SELECT gen_random_uuid(), $1, id, now(), now() + interval '1 day' FROM personne
       WHERE persona IS NOT NULL AND "desactiveeLe" IS NULL AND strpos(concat_ws(' ', prenom, nom, persona), $2) > 0
       ORDER BY "personaOrdre", nom LIMIT 1`,
      [empreinteJeton(jeton), persona],
    ),
  )
  if (rowCount !== 1) throw new Error(`no persona ${persona}`)
  await page.context().clearCookies()
  await page.context().addCookies([{ name: COOKIE, value: jeton, url: adresse, httpOnly: true, sameSite: 'Lax' }])
}

/** Waits until the script of the page runs: it then adds the element that announces pages to screen readers. */
export const attendreLeScript = (page: Page): Promise<void> => expect(page.locator('next-route-announcer')).toBeAttached()

/** Another browser, beside the one of the test. */
export async function ouvrir(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options })).newPage()
}

export async function entrer(browser: Browser, persona: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await ouvrir(browser, options)
  await connexion(page, persona)
  return page
}

/** Does an act that asks for confirmation. */
export async function confirmer(page: Page, bouton: string, portee: Page | Locator = page): Promise<void> {
  await portee.getByRole('button', { name: bouton, exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: bouton, exact: true }).click()
}

/** Downloads the file of a link and keeps it under `nom`. Returns its path, and the name that the portal gave it. */
export async function telecharger(
  page: Page,
  lien: string | RegExp,
  info: TestInfo,
  nom: string,
): Promise<{ chemin: string; nom: string }> {
  const [fichier] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: lien }).click()])
  const chemin = info.outputPath(nom)
  await fichier.saveAs(chemin)
  return { chemin, nom: fichier.suggestedFilename() }
}

/**
 * Fails on any violation of WCAG 2.0 to 2.2, levels A and AA, or of RGAA 4 that axe can see. Used for every page, and for
 * states that have no address: an error beside its field, a dialog, a result. axe runs inside the page, so it needs JavaScript.
 */
export async function verifierAccessibilite(page: Page): Promise<void> {
  if (test.info().file.endsWith('.nojs.spec.ts')) throw new Error('axe needs JavaScript in the page.')
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4'],
      // After a link, a page is drawn before its title is set: the assertion below waits for the title, axe would not.
      rules: { 'document-title': { enabled: false } },
      // Only violations are read: describing each element that passes takes most of the time.
      resultTypes: ['violations'],
    })
    // axe runs in the page itself, without a second page that gathers the results of frames, because there is no frame.
    .setLegacyMode()
    .analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`)
  expect(found.join('\n')).toBe('')
  await expect(page).toHaveTitle(/\S/)
}
