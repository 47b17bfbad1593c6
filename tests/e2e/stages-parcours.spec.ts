// An interne reads their own path, asks about it, evaluates a stage and raises an alert; the secretariat and the
// coordinator each answer what is theirs.
import type { Browser, Page } from '@playwright/test'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

async function entrer(browser: Browser, persona: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
  await connexion(page, persona)
  return page
}

const confirmer = async (page: Page, bouton: string): Promise<void> => {
  await page.getByRole('button', { name: bouton, exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: bouton, exact: true }).click()
}

test('R-CAM-3: a line of seniority is questioned, answered, and the answer read', async ({ page, browser }) => {
  await connexion(page, 'Élise Morin')
  await page.goto('/stages/parcours')
  await expect(page.getByText('Compte pour l’ancienneté (année-recherche), ne remplit pas la maquette.').first()).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Envoyer au secrétariat' }).click()
  await expect(page.getByText('Dites en une phrase ce qui devrait compter, ou ne pas compter.').first()).toBeVisible()
  await page.getByLabel('Votre question').fill('Mon premier semestre de recherche devrait-il remplir la maquette ?')
  await page.getByRole('button', { name: 'Envoyer au secrétariat' }).click()
  await expect(page.getByText('Question envoyée au secrétariat.')).toBeVisible()

  const secretariat = await entrer(browser, 'Nathalie Prigent')
  await secretariat.goto('/stages/internes?q=morin')
  await secretariat.getByRole('row').filter({ hasText: 'Morin Élise' }).getByRole('link').click()
  await expect(secretariat.getByRole('heading', { level: 1, name: 'Élise Morin' })).toBeVisible()
  await verifierAccessibilite(secretariat)
  await secretariat.getByLabel('Votre réponse').first().fill('Non : l’année-recherche compte pour l’ancienneté seulement.')
  await confirmer(secretariat, 'Envoyer la réponse')
  await expect(secretariat.getByText('Réponse enregistrée ; l’interne en est prévenu par courriel.')).toBeVisible()

  await page.goto('/stages/parcours')
  await expect(page.getByText('Non : l’année-recherche compte pour l’ancienneté seulement.')).toBeVisible()
})

test('R-RNG-10: the list of internes, with ranks, is the secretariat’s', async ({ page, browser }) => {
  await connexion(page, 'Nathalie Prigent')
  await page.goto('/stages/internes?q=konate')
  await expect(page.getByRole('row').filter({ hasText: 'Konaté' }).getByText('7 911 / 10 140')).toBeVisible()
  await verifierAccessibilite(page)
  const coordination = await entrer(browser, 'Coordonnateur du DES')
  expect((await coordination.goto('/stages/internes'))?.status()).toBe(403)
  const interne = await entrer(browser, 'Élise Morin')
  expect((await interne.goto('/stages/internes'))?.status()).toBe(403)
})

test('R-MSU-12: an alert is read by the coordinator alone, and followed up in writing', async ({ page, browser }) => {
  await connexion(page, 'Clara Vasseur')
  await page.goto('/stages/alerte')
  await verifierAccessibilite(page)
  await page.getByLabel('Quel stage').selectOption({ index: 1 })
  await page.getByLabel('Violence, harcèlement ou discrimination').check()
  await page.getByLabel('Ce qui se passe').fill('On crie sur les internes devant les patients.')
  await page.getByRole('button', { name: 'Envoyer à la coordination' }).click()
  await expect(page.getByText('Votre message est remis à la coordination')).toBeVisible()
  expect((await page.goto('/stages/alertes'))?.status()).toBe(403)

  const secretariat = await entrer(browser, 'Nathalie Prigent')
  expect((await secretariat.goto('/stages/alertes'))?.status()).toBe(403)

  const coordination = await entrer(browser, 'Coordonnateur du DES')
  await coordination.goto('/stages/alertes')
  await expect(coordination.getByText('On crie sur les internes devant les patients.').first()).toBeVisible()
  await verifierAccessibilite(coordination)
  await coordination.getByLabel('Suite donnée').first().fill('Entretien proposé, chef de service reçu le jour même.')
  await confirmer(coordination, 'Enregistrer la suite')
  await expect(coordination.getByText('Suite enregistrée.')).toBeVisible()
})

test('R-MSU-12: a stage is evaluated once, when its semester ends', async ({ page }) => {
  await connexion(page, 'Élise Morin')
  await page.goto('/stages/parcours')
  const lien = page.getByRole('link', { name: 'Évaluer ce stage' }).first()
  test.skip((await lien.count()) === 0, 'no semester ends around this day')
  await lien.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Évaluer votre stage' })).toBeVisible()
  await verifierAccessibilite(page)
  for (const groupe of await page.getByRole('group').all()) await groupe.getByLabel('4, bon').check()
  await page.getByLabel('Ses limites').fill('Le Dr Carpentier est souvent absent.')
  await confirmer(page, 'Envoyer l’évaluation')
  await expect(page.getByText('« Dr Carpentier » semble désigner une personne.').first()).toBeVisible()
  await page.getByLabel('Ses limites').fill('Peu de temps pour revoir les consultations.')
  await confirmer(page, 'Envoyer l’évaluation')
  await expect(page.getByText('Votre évaluation est enregistrée sans votre nom.')).toBeVisible()
  await page.goto('/stages/parcours')
  await expect(page.getByText('Rendue').first()).toBeVisible()
})
