import { connexion, expect, test } from './fixtures'

test('posts are put side by side without a script', async ({ page }) => {
  await connexion(page, 'Boubacar Konaté')
  await page.goto('/stages/offre?libres=1')
  const cases = page.getByRole('checkbox', { name: /^Comparer / })
  for (const rang of [0, 1, 2]) await cases.nth(rang).check()
  await page.getByRole('button', { name: 'Comparer les postes cochés' }).click()
  await expect(page.getByRole('columnheader')).toHaveCount(4)
  await page.getByRole('link', { name: 'Ajouter un poste' }).click()
  await expect(page.getByRole('checkbox', { name: /^Comparer /, checked: true })).toHaveCount(3)
})
