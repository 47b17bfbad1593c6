import { expect, test } from './fixtures'

test('a link that was invented opens nothing, without JavaScript either', async ({ page }) => {
  await page.goto('/capacite/un-lien-invente')
  await expect(page.getByText('Ce lien n’ouvre aucune demande.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Envoyer ma réponse' })).toHaveCount(0)
})
