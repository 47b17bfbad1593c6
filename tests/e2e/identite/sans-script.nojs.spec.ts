// Without JavaScript: signing in, a refused form, and the error pages (refused, missing, outdated, too heavy).
import type { Page } from '@playwright/test'
import { ouvrirBrouillon } from '../support/dossiers'
import { connexion, entrerParLaPage, expect, test } from '../support/test'

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
  // The page is styled as the others, with the portal's own typeface.
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)).toContain('Atkinson')
}

test('without JavaScript a person signs in and works, and pages say what is refused, missing, outdated or too heavy', async ({
  page,
  context,
}) => {
  await test.step('for a person who is signed out, an unknown address shows a page that says so and leads home', async () => {
    await lire(page, '/inconnu', INTROUVABLE)
    await page.locator('main').getByRole('link', { name: 'Revenir à l’accueil' }).click()
    await expect(page).toHaveURL(/\/connexion/)
    await lire(page, '/erreur/418', INTROUVABLE)
  })

  await test.step('a person signs in, opens a record from « À faire », and a refused form keeps what was typed', async () => {
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

  await test.step('a form sent from an outdated page is answered by a sentence on the page or by the incident page', async () => {
    await connexion(page, 'Haddad')
    await ouvrirBrouillon(page)
    const onglet = await context.newPage()
    await onglet.goto(page.url())
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
    await onglet.close()
  })

  await test.step('a file that is too heavy is refused by a page that says so, and is not saved', async () => {
    const href = await ouvrirBrouillon(page)
    const lourde = { name: 'lettre.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(13_000_000, '%PDF') }
    await page.getByLabel('Fichier de la lettre').setInputFiles(lourde)
    const [reponse] = await Promise.all([
      page.waitForResponse((r) => r.request().method() === 'POST'),
      page.getByRole('button', { name: /Joindre la lettre|Remplacer la lettre/ }).click(),
    ])
    expect(reponse.status()).toBe(413)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cet envoi est trop lourd')
    await expect(page.getByText('Un fichier peut peser 10')).toBeVisible()
    await page.goto(`${href}/modifier?etape=lettre`)
    await expect(page.getByRole('button', { name: 'Joindre la lettre' })).toBeVisible()
  })

  await test.step('a record of another person, or one that does not exist, is not found; a page of another role is refused', async () => {
    const href = await ouvrirBrouillon(page)
    expect((await page.request.get(href)).status()).toBe(200)
    await connexion(page, 'Boubacar Konaté')
    for (const chemin of [href, `${href}/modifier`, '/inconnu', `/flechage/${INCONNU}`]) {
      await lire(page, chemin, INTROUVABLE)
      await expect(page.getByText('Haddad')).toHaveCount(0)
    }
    await lire(page, '/administration/parametres', REFUSEE)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: /Aller au contenu/ })).toBeFocused()
    await page.locator('main').getByRole('link', { name: 'Revenir à l’accueil' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('À faire')
  })
})
