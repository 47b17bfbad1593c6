import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'

export { expect }

/** Playwright's test, which also fails when a page throws or asks anything of another host, and closes what it opened. */
export const test = base.extend<{ surveillance: void }>({
  // What a file is called says how it is walked.
  javaScriptEnabled: async ({}, donner, { file }) => donner(!file.endsWith('.nojs.spec.ts')),
  viewport: async ({}, donner, { file }) =>
    donner(file.endsWith('.phone.spec.ts') ? { width: 375, height: 812 } : { width: 1280, height: 900 }),
  hasTouch: async ({}, donner, { file }) => donner(file.endsWith('.phone.spec.ts')),
  surveillance: [
    async ({ page, baseURL }, use) => {
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
      // A context a test opened itself stays until the browser closes, and each one left makes the next ones slower.
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
export async function entrerParLaPage(page: Page, persona: string | RegExp): Promise<void> {
  await page.goto('/connexion')
  const carte = page.locator('main li').filter({ hasText: persona }).first()
  await carte.getByRole('button', { name: /^Entrer/ }).click()
  await expect(page).not.toHaveURL(/\/connexion/)
}

/** The sessions this worker has opened, by persona. */
const ouvertes = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

/**
 * Makes `page` somebody's: through the sign-in page the first time, with the cookie of that session afterwards. No page is
 * open then: the test opens the one it wants.
 */
export async function connexion(page: Page, persona: string | RegExp): Promise<void> {
  const contexte = page.context()
  // Put aside, not sent along: signing in closes the session of the cookie that comes with it.
  await contexte.clearCookies()
  const ouverte = ouvertes.get(String(persona))
  if (ouverte) {
    await contexte.addCookies(ouverte)
    if ((await page.request.get('/', { maxRedirects: 0 })).ok()) return void (await page.goto('about:blank'))
    await contexte.clearCookies()
  }
  await entrerParLaPage(page, persona)
  ouvertes.set(String(persona), await contexte.cookies())
  await page.goto('about:blank')
}

/**
 * Fails on any violation of WCAG 2.0 to 2.2, levels A and AA, or of RGAA 4 that axe can see. No rule is left out.
 * axe runs inside the page: only for journeys with JavaScript.
 */
export async function verifierAccessibilite(page: Page): Promise<void> {
  if (test.info().file.endsWith('.nojs.spec.ts')) throw new Error('axe needs JavaScript in the page.')
  // After a form, the next page's title comes with the page: axe must not read the one in between.
  await expect(page).toHaveTitle(/./)
  // Followed by a link, a page comes before its title: asked again for a moment.
  await expect(async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4'])
      .analyze()
    const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`)
    expect(found.join('\n')).toBe('')
  }).toPass({ timeout: 5_000 })
}
