import { connexion, expect, test, verifierAccessibilite } from './fixtures'
import { ouvrir } from './flechage-dossiers'

test('the dean refers several requests at once', async ({ page }) => {
  await connexion(page, 'Christian Vautrin')
  await page.goto('/flechage/saisines')
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Saisir l’ARS des demandes cochées' }).click()
  await page.getByRole('dialog').getByRole('button').first().click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Cochez au moins une demande à transmettre.')

  const cases = page.getByRole('group', { name: 'Demandes à transmettre' }).getByRole('checkbox')
  await cases.nth(0).check()
  await cases.nth(1).check()
  await page.getByLabel('Votre qualité').fill('Doyen de l’UFR de médecine')
  await page.getByRole('button', { name: 'Saisir l’ARS des demandes cochées' }).click()
  await page.getByRole('dialog').getByRole('button').first().click()
  await expect(page.getByText('Les 2 demandes sont transmises à l’agence régionale de santé.')).toBeVisible()
  const lettre = page.getByRole('listitem').filter({ hasText: '2 demandes' }).first()
  const [pdf] = await Promise.all([page.waitForEvent('download'), lettre.getByRole('link', { name: 'Lettre (PDF)' }).click()])
  expect(pdf.suggestedFilename()).toBe('saisine-bordereau.pdf')
  const [tableau] = await Promise.all([page.waitForEvent('download'), lettre.getByRole('link', { name: 'Tableau (Excel)' }).click()])
  expect(tableau.suggestedFilename()).toMatch(/\.xlsx$/)
})

test('the dean does not refer: reasons are asked for, then the decision stands with its appeal', async ({ page }) => {
  await connexion(page, 'Christian Vautrin')
  await ouvrir(page, 'AVIS_DEFAVORABLE', 'saisine')
  await verifierAccessibilite(page)
  await page.getByLabel('Ne pas saisir').check()
  await page.getByLabel('Motifs').fill('Avis défavorable de la commission.')
  await page.getByRole('button', { name: 'Enregistrer mon choix' }).click()
  await page.getByRole('dialog').getByRole('button').first().click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Une formule générale ne suffit pas.')
  await expect(page.getByLabel('Ne pas saisir')).toBeChecked()

  await page
    .getByLabel('Motifs')
    .fill('Le même stage est proposé dans trois autres terrains du territoire visé, tous accessibles au choix commun.')
  await page.getByRole('button', { name: 'Enregistrer mon choix' }).click()
  await page.getByRole('dialog').getByRole('button').first().click()
  await expect(page.getByText('ARS non saisie.')).toBeVisible()
  const [decision] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger la décision (PDF)' }).click(),
  ])
  expect(decision.suggestedFilename()).toMatch(/^non-saisine-FLE-.*\.pdf$/)
  await verifierAccessibilite(page)
})

test('others have no door to it', async ({ page }) => {
  await connexion(page, 'Clara Vasseur')
  const reponse = await page.goto('/flechage/saisines')
  expect(reponse?.status()).toBe(403)
})
