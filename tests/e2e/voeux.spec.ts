import { connexion, expect, test, verifierAccessibilite } from './fixtures'

test('wishes are ordered by keyboard, the focus follows the wish, and a second tab is told', async ({ page, context }) => {
  await connexion(page, 'Clara Vasseur')
  await page.goto('/stages/voeux?q=e')
  for (let n = 1; n <= 3; n++) {
    await page.getByRole('button', { name: 'Ajouter à mes vœux' }).first().click()
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(n)
  }
  const second = await context.newPage()
  await second.goto('/stages/voeux')
  const monter = page.getByRole('button', { name: /^Monter/ }).last()
  const nom = (await monter.getAttribute('aria-label'))?.replace('Monter : ', '') ?? ''
  await monter.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(`Place de ${nom}`)).toHaveValue('2')
  await expect(page.getByRole('button', { name: `Monter : ${nom}` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(`Place de ${nom}`)).toHaveValue('1')
  await expect(page.getByRole('button', { name: `Descendre : ${nom}` })).toBeFocused()
  await verifierAccessibilite(page)

  await second
    .getByRole('button', { name: /^Retirer/ })
    .first()
    .click()
  await expect(second.getByText('Ce dossier a changé entre-temps.')).toBeVisible()
  await expect(second.getByRole('button', { name: /^Retirer/ })).toHaveCount(3)

  for (let n = 2; n >= 0; n--) {
    await page
      .getByRole('button', { name: /^Retirer/ })
      .first()
      .click()
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(n)
  }
})
