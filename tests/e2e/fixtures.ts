import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

export { expect }

/** Playwright's test, which also fails when a page throws or asks anything of another host. */
export const test = base.extend<{ surveillance: void }>({
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
      expect(incidents).toEqual([])
    },
    { auto: true },
  ],
})

/**
 * Signs in as a demonstration persona by clicking its button on the sign-in page; works without JavaScript.
 * `persona` is any part of the person's card: name, situation or role. The first card that has it is taken.
 */
export async function connexion(page: Page, persona: string | RegExp): Promise<void> {
  await page.goto('/connexion')
  const carte = page.locator('main li').filter({ hasText: persona }).first()
  await carte.getByRole('button', { name: /^Entrer/ }).click()
  await expect(page).not.toHaveURL(/\/connexion/)
}

/**
 * Fails on any violation of WCAG 2.0 to 2.2, levels A and AA, or of RGAA 4 that axe can see. No rule is left out.
 * axe runs inside the page: only for journeys with JavaScript.
 */
export async function verifierAccessibilite(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) throw new Error('axe needs JavaScript in the page.')
  // After a form, the next page's title comes with the page: axe must not read the one in between.
  await expect(page).toHaveTitle(/./)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4'])
    .analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`)
  expect(found.join('\n')).toBe('')
}
