import { connexion, expect, test } from '../support/test'

test('on a phone a host with an account gives their agreement from « Mes accords »', async ({ page }) => {
  await connexion(page, 'Jeanne Sauvageot')
  await page.goto('/flechage')
  await page.getByRole('link', { name: 'Mes accords' }).click()
  await page.getByRole('row').filter({ hasText: 'À répondre' }).first().getByRole('link').click()
  await expect(page.getByText('sous réserve de la décision du directeur général de l’ARS').first()).toBeVisible()
  await page.getByRole('button', { name: 'Signer', exact: true }).click()
  await expect(page.getByText('Cochez la case pour donner votre accord.').first()).toBeVisible()
  await page.getByLabel('J’ai lu ce texte et je donne mon accord.').check()
  await page.getByRole('button', { name: 'Signer', exact: true }).click()
  await expect(page.getByText('Merci. Votre accord est signé')).toBeVisible()
  await page.goto('/flechage/accords')
  await expect(page.getByRole('row').filter({ hasText: 'Signé' }).first()).toBeVisible()
})
