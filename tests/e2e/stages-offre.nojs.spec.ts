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

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 760 } })

  test('the filters are folded behind how many are on, and unfold by the keyboard without a script', async ({ page }) => {
    await connexion(page, 'Boubacar Konaté')
    await page.goto('/stages/offre?libres=1&categorie=SASPAS')
    const recherche = page.getByLabel('Terrain, structure ou commune')
    await expect(recherche).toBeHidden()
    const pli = page.getByRole('checkbox', { name: 'Filtrer (2 actifs)' })
    await pli.focus()
    await page.keyboard.press('Space')
    await recherche.fill('Kervalin')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await expect(page).toHaveURL(/q=Kervalin/)
    await expect(page.getByText('Filtrer (3 actifs)')).toBeVisible()
    await expect(recherche).toBeHidden()
    await page.setViewportSize({ width: 1280, height: 900 })
    await expect(recherche).toBeVisible()
    await expect(page.getByText('Filtrer (3 actifs)')).toBeHidden()
  })
})
