import { connexion, expect, test, verifierAccessibilite } from '../support/test'

test('on a phone a member reads the agenda and an item', async ({ page }) => {
  const debordement = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await connexion(page, 'vice-présidente')
  await page.goto('/commissions')
  await page.getByRole('link', { name: /Commission du département/ }).click()
  await page.getByRole('row').filter({ hasText: 'Convoquée' }).first().getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Ordre du jour' })).toBeVisible()
  await verifierAccessibilite(page)
  expect(await debordement()).toBe(0)
  await page.getByRole('table', { name: 'Points de l’ordre du jour' }).getByRole('rowheader').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/examens\//)
  await expect(page.getByRole('heading', { name: 'Ordre du jour' })).toHaveCount(0)
  await verifierAccessibilite(page)
  expect(await debordement()).toBe(0)
})
