import { connexion, expect, test, verifierAccessibilite } from './fixtures'

test('a member reads the agenda and an item on a phone', async ({ page }) => {
  await connexion(page, 'vice-présidente')
  await page.goto('/commissions')
  await page.getByRole('link', { name: /Commission du département/ }).click()
  await page.getByRole('row').filter({ hasText: 'Convoquée' }).first().getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Ordre du jour' })).toBeVisible()
  for (const suite of [
    undefined,
    page.getByRole('table', { name: 'Points de l’ordre du jour' }).getByRole('rowheader').getByRole('link').first(),
  ]) {
    await suite?.click()
    if (suite) await expect(page).toHaveURL(/\/examens\//)
    await expect(page).toHaveTitle(/Marguerite/)
    await verifierAccessibilite(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    if (process.env.PHOTOS) await page.screenshot({ path: `${process.env.PHOTOS}/tel-${suite ? 'point' : 'seance'}.png`, fullPage: true })
  }
})
