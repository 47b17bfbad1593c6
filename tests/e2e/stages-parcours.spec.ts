// An interne reads their own path, asks about it, evaluates a stage and raises an alert; the secretariat and the
// coordinator each answer what is theirs.
import type { Browser, Page } from '@playwright/test'
import { rienAEvaluer } from './evaluations'
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
  const liens = page.getByRole('link', { name: 'Évaluer ce stage' })
  if (await rienAEvaluer(page)) return
  await liens.first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Évaluer votre stage' })).toBeVisible()
  await verifierAccessibilite(page)
  await expect(page.getByRole('button', { name: 'Envoyer l’évaluation' })).toBeVisible()
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

test('R-DES-1: a derogation written by the secretariat is read by the interne, and taken back', async ({ page, browser }) => {
  await connexion(page, 'Nathalie Prigent')
  await page.goto('/stages/internes?q=vasseur')
  await page.getByRole('row').filter({ hasText: 'Vasseur Clara' }).getByRole('link').click()
  await page.getByText('Enregistrer une dérogation', { exact: true }).click()
  await page.getByLabel('Moins de stages en médecine générale').check()
  await page.getByLabel('Accordée le').fill('2026-01-15')
  await page.getByLabel('Par qui').fill('la coordination du DES')
  await page.getByLabel(/^Motif/).fill('Projet de médecine du sport.')
  await confirmer(page, 'Enregistrer la dérogation')
  await expect(page.getByText('Dites combien de stages de médecine générale restent demandés.').first()).toBeVisible()
  await page.getByLabel('Stages de médecine générale encore exigés').fill('3')
  await confirmer(page, 'Enregistrer la dérogation')
  await expect(page.getByText('Dérogation enregistrée. L’interne la voit sur sa page.')).toBeVisible()
  await verifierAccessibilite(page)

  const interne = await entrer(browser, 'Clara Vasseur')
  await interne.goto('/stages/parcours#derogations')
  await expect(interne.getByText('3 stages sont exigés en médecine générale')).toBeVisible()
  await expect(interne.getByText('Projet de médecine du sport.')).toBeVisible()
  await verifierAccessibilite(interne)

  await confirmer(page, 'Retirer cette dérogation')
  await expect(page.getByText('Dérogation retirée.')).toBeVisible()
  await interne.reload()
  await expect(interne.getByRole('heading', { name: 'Vos dérogations' })).toHaveCount(0)
})

test('R-STG-2 to R-STG-7: an interne reads what applies to them, from their own path', async ({ page, browser }) => {
  await connexion(page, 'Clara Vasseur')
  await page.goto('/stages/parcours')
  await page.getByRole('link', { name: 'Mes droits de stage' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mes droits de stage' })).toBeVisible()
  await expect(page.getByText('30 jours ouvrables, samedis compris')).toBeVisible()
  await expect(page.getByText(/2 stages hors de la région pendant la phase d’approfondissement/)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'À demander avant le' })).toBeVisible()
  await verifierAccessibilite(page)
  const junior = await entrer(browser, 'Hugo Petit')
  await junior.goto('/stages/droits')
  await expect(junior.getByText('25 jours ouvrés')).toBeVisible()
  const secretariat = await entrer(browser, 'Nathalie Prigent')
  expect((await secretariat.goto('/stages/droits'))?.status()).toBe(403)
})
