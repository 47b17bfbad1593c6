import { rienAEvaluer } from './evaluations'
import { connexion, expect, test } from './fixtures'

test('R-CAM-3: without JavaScript an interne questions a line of their path', async ({ page }) => {
  await connexion(page, 'Gaël Tran')
  await page.goto('/stages/parcours')
  await page.getByRole('button', { name: 'Envoyer au secrétariat' }).click()
  await expect(page.getByText('Dites en une phrase ce qui devrait compter, ou ne pas compter.').first()).toBeVisible()
  await page.getByLabel('Votre question').fill('Mon stage aux urgences compte-t-il depuis mon changement de spécialité ?')
  await page.getByRole('button', { name: 'Envoyer au secrétariat' }).click()
  await expect(page.getByText('Question envoyée au secrétariat.')).toBeVisible()
})

test('R-MSU-12: without JavaScript a stage is evaluated, and what was ticked survives a refusal', async ({ page }) => {
  await connexion(page, 'Gaël Tran')
  await page.goto('/stages/parcours')
  if (await rienAEvaluer(page)) return
  await page.getByRole('link', { name: 'Évaluer ce stage' }).first().click()
  await expect(page.getByRole('button', { name: 'Envoyer l’évaluation' })).toBeVisible()
  for (const groupe of await page.getByRole('group').all()) await groupe.getByLabel('4, bon').check()
  await page.getByLabel('Ses limites').fill('Le Dr Carpentier est souvent absent.')
  await page.getByRole('button', { name: 'Envoyer l’évaluation' }).click()
  await expect(page.getByText('« Dr Carpentier » semble désigner une personne.').first()).toBeVisible()
  await expect(page.getByLabel('4, bon', { exact: true }).first()).toBeChecked()
  await page.getByLabel('Ses limites').fill('Peu de temps pour revoir les consultations.')
  await page.getByRole('button', { name: 'Envoyer l’évaluation' }).click()
  await expect(page.getByText('Votre évaluation est enregistrée sans votre nom.')).toBeVisible()
})
