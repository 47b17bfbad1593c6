// Short journeys of the roles whose work is not a fléchage file: the host, the direction, technical administration, data
// protection, the members, and what everybody can do with their own account.
import type { Browser, Locator, Page } from '@playwright/test'
import { connexion, expect, test } from './fixtures'

async function entrer(browser: Browser, persona: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
  await connexion(page, persona)
  return page
}

const formulaire = (page: Page, bouton: string): Locator =>
  page.locator('form').filter({ has: page.getByRole('button', { name: bouton, exact: true }) })

const confirmer = async (page: Page, bouton: string): Promise<void> => {
  await page.getByRole('button', { name: bouton, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: bouton, exact: true }).click()
}

/** The link of the last mail to an address that has one, from the demonstration's mailbox. */
async function lienRecu(lecteur: Page, adresse: string, forme: RegExp): Promise<string> {
  let lien = ''
  await expect(async () => {
    await lecteur.goto(`/courrier-demonstration?a=${encodeURIComponent(adresse)}`)
    await lecteur.getByRole('rowheader').getByRole('link').first().click({ timeout: 2000 })
    await expect(lecteur).toHaveURL(/courrier-demonstration\/.+/, { timeout: 5000 })
    lien = forme.exec(await lecteur.locator('main').innerText({ timeout: 3000 }))?.[0] ?? ''
    expect(lien).not.toBe('')
  }).toPass({ timeout: 40_000 })
  return lien
}

const courrielDe = async (administration: Page, nom: string): Promise<{ fiche: string; courriel: string }> => {
  await administration.goto(`/administration/personnes?q=${encodeURIComponent(nom)}`)
  const lien = administration.getByRole('rowheader').getByRole('link').first()
  const fiche = (await lien.getAttribute('href')) ?? ''
  await administration.goto(fiche)
  return { fiche, courriel: await administration.getByLabel('Adresse électronique').first().inputValue() }
}

test('the host gives their agreement from « Mes accords »', async ({ page }) => {
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

test('the department’s direction reads the statistics and no request', async ({ browser }) => {
  const secretariat = await entrer(browser, 'Nathalie Prigent')
  await secretariat.goto('/flechage?statut=RECEVABLE')
  const dossier = (await secretariat.locator('main table tbody').getByRole('link').first().getAttribute('href')) ?? ''
  const direction = await entrer(browser, 'Directrice du DUMG')
  expect((await direction.goto(dossier))?.status()).toBe(404)
  await direction.goto('/flechage')
  await expect(direction.getByRole('heading', { name: 'Demandes à examiner' })).toHaveCount(0)
  await direction.getByRole('link', { name: 'Statistiques' }).click()
  await expect(direction.getByRole('table').first()).toBeVisible()
  await expect(direction.getByText(/FLE-\d{4}[EH]-\d{4}/)).toHaveCount(0)
})

test('an account disabled by technical administration is out at once, and comes back', async ({ browser }) => {
  const cible = await entrer(browser, 'Pascal Hurel')
  await cible.goto('/')
  await expect(cible.getByRole('heading', { level: 1, name: 'À faire' })).toBeVisible()
  const administration = await entrer(browser, 'Sami Rezgui')
  const { fiche } = await courrielDe(administration, 'Hurel')
  await formulaire(administration, 'Désactiver le compte').getByLabel('Motif').fill('Départ de l’université.')
  await confirmer(administration, 'Désactiver le compte')
  await expect(administration.getByRole('button', { name: 'Rouvrir le compte' })).toBeVisible()

  await cible.goto('/flechage')
  await expect(cible).toHaveURL(/\/connexion/)
  await expect(cible.getByRole('button', { name: 'Entrer : Pascal Hurel' })).toHaveCount(0)

  await administration.goto(fiche)
  await formulaire(administration, 'Rouvrir le compte').getByLabel('Motif').fill('Retour.')
  await administration.getByRole('button', { name: 'Rouvrir le compte' }).click()
  await expect(administration.getByRole('button', { name: 'Désactiver le compte' })).toBeVisible()
  await cible.goto('/flechage')
  // Its sessions were closed: being opened again opens none of them.
  await expect(cible).toHaveURL(/\/connexion/)
  await connexion(cible, 'Pascal Hurel')
})

test('a role that ended yesterday gives nothing on the next request, and can be given again', async ({ browser }) => {
  const jour = (n: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now() + n * 86_400_000)
  const administration = await entrer(browser, 'Sami Rezgui')
  const { fiche } = await courrielDe(administration, 'Odile Bertin')
  const nommer = async (): Promise<void> => {
    await administration.goto(fiche)
    await formulaire(administration, 'Enregistrer la nomination').getByLabel('Rôle').selectOption({ label: 'Direction du DUMG' })
    await administration.getByLabel('Acte de nomination').fill('Arrêté d’essai')
    await administration.getByLabel('Premier jour').fill(jour(-1))
    await administration.getByRole('button', { name: 'Enregistrer la nomination' }).click()
    // The page may already name that role: what is waited for is the act.
    await expect(administration).toHaveURL(/fait=nomination/)
  }
  const personne = await entrer(browser, 'Odile Bertin')
  expect((await personne.goto('/administration/parametres'))?.status()).toBe(403)
  await nommer()
  expect((await personne.goto('/administration/parametres'))?.status()).toBe(200)

  await administration.goto(fiche)
  const nomination = formulaire(administration, 'Enregistrer la fin').getByLabel('Nomination')
  const option = await nomination.getByRole('option', { name: /^Direction du DUMG/ }).getAttribute('value')
  await nomination.selectOption(option)
  await formulaire(administration, 'Enregistrer la fin').getByLabel('Dernier jour').fill(jour(-1))
  await formulaire(administration, 'Enregistrer la fin').getByLabel('Motif').fill('Fin de la mission.')
  await administration.getByRole('button', { name: 'Enregistrer la fin' }).click()
  await expect(administration.getByText('Terminée').first()).toBeVisible()
  expect((await personne.goto('/administration/parametres'))?.status()).toBe(403)
})

test('the delegate for data protection reads the journal and verifies its chain', async ({ page }) => {
  await connexion(page, 'Hortense Viguier')
  await page.goto('/administration/journal')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('button', { name: /[Vv]érifier/ }).click()
  await expect(page.getByText(/chaîne est (entière|intacte|complète)|[Aa]ucune ligne n’a été|intact/).first()).toBeVisible()
  await page.goto('/administration')
  await expect(page.getByRole('link', { name: 'Paramètres' })).toHaveCount(0)
})

for (const persona of ['siège suppléant', 'Enseignant, membre suppléant'])
  test(`${persona} sees their commission, and no one else’s work`, async ({ page }) => {
    await connexion(page, persona)
    await page.goto('/commissions')
    await page.getByRole('link', { name: /Commission du département/ }).click()
    await expect(page.getByRole('heading', { name: 'Séances' })).toBeVisible()
    for (const bouton of ['Préparer une séance', 'Nommer un membre']) await expect(page.getByRole('link', { name: bouton })).toHaveCount(0)
    for (const chemin of ['/commissions/inscrire', '/administration', '/administration/journal'])
      expect([403, 404], chemin).toContain((await page.request.get(chemin)).status())
  })

test('a mailed link lets in once; signing out closes the session and not only the cookie', async ({ browser, page, context }) => {
  const administration = await entrer(browser, 'Sami Rezgui')
  const { courriel } = await courrielDe(administration, 'Hurel')
  await page.goto('/connexion?retour=/stages')
  await page.getByLabel('Votre adresse électronique').fill(courriel)
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await expect(page.getByText(/courriel|message|lien/i).first()).toBeVisible()
  const lien = await lienRecu(administration, courriel, /\/connexion\/lien\/[\w-]{43}[^\s]*/)
  await page.goto(lien)
  await page.goto(lien)
  await page.getByRole('button', { name: 'Entrer', exact: true }).click()
  await expect(page).toHaveURL(/\/stages$/)
  await expect(page.getByText('Pascal Hurel').first()).toBeVisible()

  const temoin = await (await browser.newContext({ locale: 'fr-FR', storageState: await context.storageState() })).newPage()
  await temoin.goto('/flechage')
  await expect(temoin).toHaveURL(/\/flechage$/)
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
  await expect(page).toHaveURL(/\/connexion/)
  await temoin.goto('/flechage')
  await expect(temoin).toHaveURL(/\/connexion/)

  const autre = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await autre.goto(lien)
  await autre.getByRole('button', { name: 'Entrer', exact: true }).click()
  await expect(autre.getByText('Ce lien ne permet plus d’entrer').first()).toBeVisible()
})

test('own data, as JSON and for a spreadsheet: one’s own facts and nobody else’s', async ({ browser }) => {
  const page = await entrer(browser, 'Boubacar Konaté')
  await page.goto('/donnees-personnelles')
  const [fichier] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Pour un autre logiciel (JSON)' }).click(),
  ])
  expect(fichier.suggestedFilename()).toBe('mes-donnees.json')
  const json = await (await page.request.get('/donnees-personnelles/mes-donnees.json')).text()
  const csv = await (await page.request.get('/donnees-personnelles/mes-donnees.csv')).text()
  for (const texte of [json, csv]) {
    expect(texte).toContain('Konaté')
    expect(texte).toMatch(/FLE-\d{4}[EH]-\d{4}/)
    for (const autre of ['Vasseur', 'Roussel', 'Haddad', 'Lemoine']) expect(texte).not.toContain(autre)
  }
  expect(JSON.parse(json)).toBeTruthy()
  expect(csv.charCodeAt(0)).toBe(0xfeff)
  expect(csv).toContain(';')
  const numeros = new Set(json.match(/FLE-\d{4}[EH]-\d{4}/g))
  const secretariat = await entrer(browser, 'Nathalie Prigent')
  for (const numero of numeros) {
    await secretariat.goto(`/flechage?q=${numero}`)
    await expect(secretariat.getByRole('row').filter({ hasText: 'Konaté' })).not.toHaveCount(0)
  }
  const visiteur = await (await browser.newContext()).newPage()
  const reponse = await visiteur.goto('/donnees-personnelles/mes-donnees.json')
  expect(visiteur.url()).toContain('/connexion')
  expect(await reponse?.text()).not.toMatch(/FLE-\d{4}[EH]-\d{4}/)
})
