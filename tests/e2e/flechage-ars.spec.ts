import { connexion, expect, test, verifierAccessibilite } from './fixtures'
import { acteSigne, ouvrir } from './flechage-dossiers'

const dans = (jours: number): string => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10)

test('the ARS calls to the interview, early enough', async ({ page }) => {
  await connexion(page, 'Leïla Chergui')
  await page.goto('/')
  await page
    .getByRole('link', { name: /^Convoquer à l’entretien/ })
    .first()
    .click()
  await verifierAccessibilite(page)
  await page.getByLabel('Jour').fill(dans(1))
  await page.getByLabel('Heure').fill('14:30')
  await page.getByLabel('Lieu').fill('Délégation départementale, salle 3')
  await page.getByRole('button', { name: 'Convoquer' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('au moins 5 jours ouvrés avant')
  await expect(page.getByLabel('Lieu')).toHaveValue('Délégation départementale, salle 3')
  await page.getByLabel('Jour').fill(dans(20))
  await page.getByRole('button', { name: 'Convoquer' }).click()
  await expect(page.getByText('Entretien fixé.')).toBeVisible()
})

test('the ARS decides nothing on an interview without the students’ representative; a refusal needs reasons', async ({ page }) => {
  await connexion(page, 'Leïla Chergui')
  await page.goto('/')
  await page
    .getByRole('link', { name: /^Enregistrer la décision/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Enregistrer la décision' })).toBeVisible()
  await page.getByRole('link', { name: 'Modifier ou enregistrer l’entretien' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Entretien individuel' })).toBeVisible()
  await verifierAccessibilite(page)
  const representation = page.getByLabel('Représentation des étudiants')
  const present = await representation.inputValue()
  await representation.selectOption({ label: 'Personne n’était là' })
  await page.getByRole('button', { name: 'Corriger' }).click()
  await expect(page.getByText(/sans représentant des étudiants : il doit être recommencé/)).toBeVisible()
  await representation.selectOption(present)
  await page.getByRole('button', { name: 'Corriger' }).click()
  await expect(page.getByText(/sans représentant des étudiants/)).toHaveCount(0)

  await page.goto(page.url().replace(/\/entretien.*/, '/decision'))
  await verifierAccessibilite(page)
  await page.getByLabel('Refuser').check()
  await page.getByLabel('Référence de l’acte').fill('ARS-2026-901')
  await page.getByLabel('Date de l’acte').fill(dans(0))
  await page.getByLabel(/^Acte signé/).setInputFiles(acteSigne('acte.pdf'))
  await page.getByLabel('Prénom de l’autorité').fill('Hélène')
  await page.getByLabel(/^Nom de l’autorité/).fill('Marchand')
  await page.getByLabel('Sa qualité').fill('Directrice générale')
  await page.getByLabel('Motifs de droit').fill('Vu les textes en vigueur.')
  await page.getByLabel('Motifs de fait').fill('Le stage demandé précède un stage que la maquette place avant lui.')
  const enregistrer = async () => {
    await page.getByRole('button', { name: 'Enregistrer la décision' }).click()
    await page.getByRole('dialog').getByRole('button').first().click()
  }
  await enregistrer()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Les motifs de droit manquent ou ne disent rien')
  await expect(page.getByLabel('Motifs de fait')).toHaveValue(/précède un stage/)

  await page
    .getByLabel('Motifs de droit')
    .fill('Article 44, I, de l’arrêté du 12 avril 2017 : le stage doit s’inscrire dans le bon déroulement de la maquette.')
  await enregistrer()
  await expect(page.getByText('Affectation refusée.')).toBeVisible()
  await expect(page.getByText('ARS-2026-901', { exact: false }).first()).toBeVisible()
  await verifierAccessibilite(page)
})

test('the ARS has the referred requests and their table', async ({ page }) => {
  await connexion(page, 'Leïla Chergui')
  await page.goto('/flechage/saisines')
  await verifierAccessibilite(page)
  const [tableau] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Tableau de toutes les demandes/ }).click(),
  ])
  expect(tableau.suggestedFilename()).toMatch(/\.xlsx$/)
})

test('the ARS decides nothing before the interview', async ({ page }) => {
  await connexion(page, 'Leïla Chergui')
  await ouvrir(page, 'SAISINE_ARS', 'decision')
  await expect(page.getByRole('button', { name: 'Enregistrer la décision' })).toHaveCount(0)
})
