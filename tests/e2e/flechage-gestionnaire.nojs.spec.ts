import { connexion, expect, test } from './fixtures'
import { ouvrir } from './flechage-dossiers'

test('without JavaScript the gestionnaire is told what is missing, keeps what was chosen, and saves', async ({ page }) => {
  await connexion(page, 'Nathalie Prigent')
  // The last one: the first is the other journey’s.
  await ouvrir(page, 'DEPOSEE', 'instruction', -1)
  const lettre = page.getByRole('group', { name: 'Verdict : lettre de motivation' })
  await lettre.getByLabel('À refaire').check()
  await page.getByRole('group', { name: 'Verdict : projet' }).getByLabel('Conforme').check()
  await page.getByRole('button', { name: 'Enregistrer les vérifications' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Dites ce qui est à refaire : l’interne le lira.')
  await expect(lettre.getByLabel('À refaire')).toBeChecked()
  await page.getByLabel('Remarque : lettre de motivation').fill('La dernière page manque.')
  await page.getByRole('button', { name: 'Enregistrer les vérifications' }).click()
  await expect(page.getByText('Les vérifications sont enregistrées.')).toBeVisible()
  await expect(page.getByLabel('À refaire : lettre de motivation')).toHaveValue('La dernière page manque.')
})
