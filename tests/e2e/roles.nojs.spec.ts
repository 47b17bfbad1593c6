import { entrerParLaPage, expect, test } from './fixtures'

test('without JavaScript one signs in, reads what waits, opens a record, and a refused form keeps what was typed', async ({ page }) => {
  await entrerParLaPage(page, 'Secrétariat du DUMG')
  await expect(page.getByRole('heading', { level: 1, name: 'À faire' })).toBeVisible()
  await page
    .locator('main')
    .getByRole('link', { name: /FLE-|Vérifier|demande/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('À faire')

  await page.goto('/flechage/campagnes/nouvelle')
  await page.getByLabel('Ouverture').fill('2031-06-01')
  await page.getByLabel('Dernier jour de dépôt').fill('2031-05-01')
  await page.getByLabel('Texte publié en tête de la campagne').fill('Ce que j’ai écrit reste là.')
  for (const nom of ['Commission, au plus tard', 'Saisine de l’ARS, au plus tard', 'Décision, au plus tard', 'Choix des stages'])
    await page.getByLabel(nom).fill('2031-07-01')
  await page.getByRole('button', { name: 'Enregistrer la campagne' }).click()
  await expect(
    page.getByText(/à corriger|Le dernier jour de dépôt vient avant l’ouverture|Choisissez le semestre|Cochez au moins un motif/).first(),
  ).toBeVisible()
  await expect(page.getByLabel('Ouverture')).toHaveValue('2031-06-01')
  await expect(page.getByLabel('Texte publié en tête de la campagne')).toHaveValue('Ce que j’ai écrit reste là.')
})
