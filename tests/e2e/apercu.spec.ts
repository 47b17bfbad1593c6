// The README's picture. `APERCU=1 npx playwright test apercu` draws it again; otherwise this checks that it still can be.
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { connexion, expect, test } from './fixtures'

const IMAGE = path.resolve(import.meta.dirname, '../../docs/images/accueil.png')

test.use({ viewport: { width: 1280, height: 800 } })

test('« À faire », as the README shows it', async ({ page }) => {
  await connexion(page, 'Nathalie Prigent')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'À faire' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ce qui vous attend' })).toBeVisible()
  expect(await page.locator('main li').count()).toBeGreaterThan(0)
  await page.evaluate(() => document.fonts.ready)
  if (process.env.APERCU === '1') {
    mkdirSync(path.dirname(IMAGE), { recursive: true })
    await page.screenshot({ path: IMAGE })
  }
  expect(existsSync(IMAGE)).toBe(true)
})
