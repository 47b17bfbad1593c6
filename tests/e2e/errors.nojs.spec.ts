// A page that was refused or is missing says so, and says what to do next, before any script and without one.
import type { Page } from '@playwright/test'
import { connexion, expect, test } from './fixtures'

const INCONNU = '01890000-0000-7000-8000-000000000000'

const INTROUVABLE = { statut: 404, titre: 'Cette page est introuvable', phrase: 'l’adresse a été mal recopiée' }
const REFUSEE = {
  statut: 403,
  titre: 'Vous n’avez pas accès à cette page',
  phrase: 'demandez au secrétariat du département de la vérifier',
}

async function lire(page: Page, chemin: string, attendu: typeof INTROUVABLE): Promise<void> {
  const reponse = await page.goto(chemin)
  expect(reponse?.status(), chemin).toBe(attendu.statut)
  await expect(page).toHaveTitle(/· Marguerite$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(attendu.titre)
  await expect(page.locator('main').getByText(attendu.phrase)).toBeVisible()
  await expect(page.locator('main').getByRole('link', { name: 'Revenir à l’accueil' })).toBeVisible()
  // Dressed as the other pages: the portal's own typeface, its main column.
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)).toContain('Atkinson')
}

test('signed out, an address that leads nowhere says so and leads home', async ({ page }) => {
  await lire(page, '/inconnu', INTROUVABLE)
  await page.locator('main').getByRole('link', { name: 'Revenir à l’accueil' }).click()
  await expect(page).toHaveURL(/\/connexion/)
  await lire(page, '/erreur/418', INTROUVABLE)
})

test('signed in, an address that leads nowhere, a record that is not, a page for others', async ({ page }) => {
  await connexion(page, 'Boubacar Konaté')
  await lire(page, '/inconnu', INTROUVABLE)
  await lire(page, `/flechage/${INCONNU}`, INTROUVABLE)
  await lire(page, '/administration/parametres', REFUSEE)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /Aller au contenu/ })).toBeFocused()
  await page.locator('main').getByRole('link', { name: 'Revenir à l’accueil' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('À faire')
})

test('another person’s record reads as a page that does not exist', async ({ page, context }) => {
  await connexion(page, 'Haddad')
  await page.goto('/flechage')
  const href = (await page.getByRole('rowheader').getByRole('link').first().getAttribute('href')) ?? ''
  expect(href).toMatch(/^\/flechage\//)
  expect((await page.goto(href))?.status()).toBe(200)
  await context.clearCookies()
  await connexion(page, 'Boubacar Konaté')
  await lire(page, href, INTROUVABLE)
  await lire(page, `${href}/modifier`, INTROUVABLE)
  await expect(page.getByText('Haddad')).toHaveCount(0)
})

test('the words are the same compressed or not, and no answer is longer or shorter than it says', async ({ page }) => {
  await connexion(page, 'Boubacar Konaté')
  const lues: string[] = []
  for (const codage of ['gzip', 'deflate', 'identity']) {
    const reponse = await page.request.get('/administration/parametres', { headers: { 'accept-encoding': codage } })
    expect(reponse.status()).toBe(403)
    expect(reponse.headers()['content-encoding'] ?? 'identity').toBe(codage)
    expect(reponse.headers()['content-security-policy']).toContain("script-src 'self' 'nonce-")
    expect(reponse.headers()['cache-control']).toContain('no-store')
    const texte = await reponse.text()
    expect(texte.match(/<h1/g)).toHaveLength(1)
    lues.push(/<main[\s\S]*<\/main>/.exec(texte)?.[0] ?? '')
  }
  expect(lues[0]).toContain(REFUSEE.titre)
  expect(new Set(lues).size).toBe(1)

  const tete = await page.request.head('/administration/parametres')
  expect(tete.status()).toBe(403)
  // What the browser's own navigation asks is no document: nothing is put in it.
  const navigation = await page.request.get('/administration/parametres', { headers: { rsc: '1' } })
  expect(await navigation.text()).not.toContain('<main')
})

test('a form sent from a page that is old: the record’s sentence, or the incident’s, and never a bare line', async ({ page, context }) => {
  await connexion(page, 'Haddad')
  await page.goto('/flechage')
  const href = await page.getByRole('rowheader').getByRole('link', { name: 'Brouillon' }).first().getAttribute('href')
  const onglet = await context.newPage()
  for (const p of [page, onglet]) await p.goto(`${href}/modifier`)
  for (const [p, texte] of [
    [page, 'Écrit dans le premier onglet.'],
    [onglet, 'Écrit dans le second.'],
  ] as const) {
    await p.getByLabel('Compétences que vous cherchez à acquérir').fill(texte)
    await p.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
  }
  await expect(onglet.getByText('Ce dossier a changé entre-temps').first()).toBeVisible()
  await expect(onglet.getByLabel('Compétences que vous cherchez à acquérir')).toHaveValue('Écrit dans le second.')

  // The portal was updated since the page was opened: it no longer knows the form.
  const champ = onglet.locator('form', { hasText: 'Enregistrer et relire' }).locator('input[name^="$ACTION_"][value*="bound"]')
  await champ.evaluate((input: HTMLInputElement) => {
    input.value = input.value.replace(/"id":"(..)[^"]{38}/, '"id":"$1' + '0'.repeat(38))
  })
  const [reponse] = await Promise.all([
    onglet.waitForResponse((r) => r.request().method() === 'POST'),
    onglet.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click(),
  ])
  expect(reponse.status()).toBe(409)
  await expect(onglet.getByRole('heading', { level: 1 })).toHaveText('La page n’a pas pu s’afficher')
  await expect(onglet.getByText('vérifiez d’abord dans le dossier si l’envoi y figure')).toBeVisible()
  await onglet.getByRole('link', { name: 'Essayer de nouveau' }).click()
  await expect(onglet.getByRole('heading', { level: 1 })).toHaveText('Rédiger ma demande')
})

test('a file too heavy to be read: the page says so, and nothing was written', async ({ page }) => {
  await connexion(page, 'Haddad')
  await page.goto('/flechage')
  const href = await page.getByRole('rowheader').getByRole('link', { name: 'Brouillon' }).first().getAttribute('href')
  await page.goto(`${href}/modifier`)
  const lourde = { name: 'lettre.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(13_000_000, '%PDF') }
  await page.getByLabel('Fichier de la lettre').setInputFiles(lourde)
  const [reponse] = await Promise.all([
    page.waitForResponse((r) => r.request().method() === 'POST'),
    page.getByRole('button', { name: /Joindre la lettre|Remplacer la lettre/ }).click(),
  ])
  expect(reponse.status()).toBe(413)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cet envoi est trop lourd')
  await expect(page.getByText('Un fichier peut peser 10')).toBeVisible()
  await page.goto(`${href}/modifier`)
  await expect(page.getByRole('button', { name: 'Joindre la lettre' })).toBeVisible()
})
