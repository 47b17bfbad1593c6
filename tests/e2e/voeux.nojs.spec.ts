import { connexion, expect, test } from './fixtures'

test('without JavaScript wishes are added, ordered, taken out, and simulated', async ({ page }) => {
  await connexion(page, 'Clara Vasseur')
  await page.goto('/stages/voeux')
  for (let n = 1; n <= 2; n++) {
    await page.getByLabel('Terrain, structure ou commune').fill('e')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await page.getByRole('button', { name: 'Ajouter à mes vœux' }).first().click()
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(n)
  }
  const noms = async (): Promise<string[]> => {
    const lignes = page.getByRole('rowheader').filter({ hasText: /^\s*\d+\. / })
    return (await lignes.allInnerTexts()).map((nom) => nom.replace(/^\D*\d+\. /, ''))
  }
  const [premier = '', second = ''] = await noms()
  await page.getByRole('button', { name: /^Monter/ }).click()
  await expect.poll(noms).toEqual([second, premier])
  await page.getByRole('spinbutton').first().fill('2')
  await page.getByRole('spinbutton').first().press('Enter')
  await expect(page.getByText('L’ordre de vos vœux est enregistré.')).toBeVisible()
  await expect.poll(noms).toEqual([premier, second])

  await page.goto('/stages/simulation')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simulation du choix')
  await expect(page.getByText('ce n’est ni une promesse, ni un résultat')).toBeVisible()

  for (let n = 1; n >= 0; n--) {
    await page.goto('/stages/voeux')
    await page
      .getByRole('button', { name: /^Retirer/ })
      .first()
      .click()
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(n)
  }
  await expect(page.getByText('Aucun vœu pour le moment')).toBeVisible()
})
