import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const photo = (page: Page, nom: string): Promise<unknown> | undefined =>
  process.env.PHOTOS ? page.screenshot({ path: path.join(process.env.PHOTOS, `${nom}.png`), fullPage: true }) : undefined

async function entrer(browser: Browser, persona: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
  await connexion(page, persona)
  return page
}

async function verifier(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/Marguerite/)
  await verifierAccessibilite(page)
}

/** A page of a PDF, small enough to be written here. */
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

/** The link of the last mail received by somebody, as the demonstration's mailbox shows it. */
async function lienRecu(page: Page, adresse: string): Promise<string> {
  const lien = page.getByRole('link', { name: /\/accord\// })
  await expect(async () => {
    await page.goto(`/courrier-demonstration?a=${encodeURIComponent(adresse)}`)
    await page.getByRole('rowheader').getByRole('link').first().click({ timeout: 2000 })
    await expect(lien).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 40_000 })
  return /\/accord\/[\w-]+/.exec((await lien.textContent()) ?? '')?.[0] ?? ''
}

test('an interne finds a terrain, writes, obtains the host’s agreement, deposits and withdraws', async ({ browser, page }) => {
  test.setTimeout(240_000)
  await connexion(page, 'Élise Morin')
  await page.goto('/flechage')
  await expect(page.getByRole('heading', { name: 'Mes demandes' })).toBeVisible()
  await verifier(page)
  await photo(page, 'interne-01-liste')

  await page.getByRole('link', { name: 'Nouvelle demande' }).click()
  await page.getByLabel('Terrain, structure, commune ou maître de stage').fill('Marelle')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByText('L’agrément de ce terrain est suspendu')).toBeVisible()
  await verifier(page)
  await page.getByRole('link', { name: 'Tout afficher' }).click()
  await page.getByRole('link', { name: /^Choisir SASPAS de Brizay/ }).click()
  await expect(page.getByRole('cell', { name: 'ce stage' })).toBeVisible()
  await verifier(page)
  await photo(page, 'interne-02-choix')
  await page.getByRole('button', { name: 'Commencer la demande avec ce terrain' }).click()

  await expect(page.getByText('Demande commencée')).toBeVisible()
  const adresse = new URL(page.url()).pathname
  await verifier(page)
  await photo(page, 'interne-03-redaction')
  await page.getByLabel('Motif de la demande').selectOption('Projet professionnel')
  await page.getByLabel('Territoire où vous pensez exercer').fill('Brizay et les communes voisines')
  await page.getByLabel('À quel horizon').fill('À la fin de mon DES')
  await page.getByLabel('Compétences que vous cherchez à acquérir').fill('Le suivi des maladies chroniques en équipe.')
  await expect(page.getByText(/^Enregistré à/)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Projet' }).getByText('fait')).toBeVisible()
  // What is typed after a save is saved in its turn: the form knows its new version.
  await page.getByLabel('Votre lettre').fill('Trop court.')
  await expect(page.getByText('Votre lettre compte 11 caractères : il en faut au moins 1 500.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Votre lettre')).toHaveValue('Trop court.')

  await page
    .getByLabel('Fichier de la lettre')
    .setInputFiles({ name: 'lettre.pdf', mimeType: 'application/pdf', buffer: Buffer.from('bonjour') })
  await page.getByRole('button', { name: 'Joindre la lettre' }).click()
  await expect(page.getByText('son contenu est d’un autre format').first()).toBeVisible()
  await page.getByLabel('Fichier de la lettre').setInputFiles({ name: 'lettre.pdf', mimeType: 'application/pdf', buffer: PDF })
  await page.getByRole('button', { name: 'Joindre la lettre' }).click()
  await expect(page.getByText('Lettre jointe.')).toBeVisible()

  await page.getByRole('button', { name: 'Envoyer la demande d’accord' }).click()
  await expect(page.getByText('Demande d’accord envoyée.')).toBeVisible()
  await expect(page.getByText(/tient le stylo/)).toBeVisible()
  await expect(page.getByText(/Prochain rappel possible à partir du/)).toBeVisible()
  const courriel = /Message envoyé à (\S+)/.exec((await page.getByText(/^Message envoyé à/).textContent()) ?? '')?.[1] ?? ''
  await verifier(page)
  await photo(page, 'interne-04-accord-demande')

  // Depositing now is refused, with what is missing.
  await page.getByLabel(/^J’accepte que mon dossier soit transmis/).check()
  await page.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
  await expect(page.getByText(/Accord écrit manquant/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Déposer la demande' })).toHaveCount(0)
  await verifier(page)

  // The host, without an account, on a phone.
  const lien = await lienRecu(await entrer(browser, 'Clara Vasseur'), courriel)
  const hote = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 375, height: 800 } })).newPage()
  await hote.goto(lien)
  await expect(hote.getByText('sous réserve de la décision du directeur général de l’ARS')).toBeVisible()
  await expect(hote.getByText('Brizay et les communes voisines')).toHaveCount(0)
  await verifier(hote)
  await photo(hote, 'hote-01-lire')
  await hote.getByRole('button', { name: 'Signer', exact: true }).click()
  await expect(hote.getByText('Cochez la case pour donner votre accord.').first()).toBeVisible()
  await hote.getByLabel('J’ai lu ce texte et je donne mon accord.').check()
  await hote.getByLabel('Votre fonction').fill('Médecin généraliste, maître de stage universitaire')
  await hote.getByRole('button', { name: 'Signer', exact: true }).click()
  await expect(hote.getByText('Merci. Votre accord est signé')).toBeVisible()
  await hote.goto(lien)
  await expect(hote.getByText('Déjà signé')).toBeVisible()
  await expect(hote.getByRole('button', { name: 'Signer' })).toHaveCount(0)
  await verifier(hote)
  await photo(hote, 'hote-02-signe')

  await page.goto(adresse.replace('/modifier', '/relire'))
  await expect(page.getByText('Brizay et les communes voisines')).toBeVisible()
  await verifier(page)
  await photo(page, 'interne-05-relire')
  await page.getByRole('button', { name: 'Déposer la demande' }).click()
  await expect(page.getByText('Demande déposée.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Accusé de réception FLE-\d{4}[EH]-\d{4}$/ })).toBeVisible()
  await verifier(page)
  await photo(page, 'interne-06-accuse')
  const [pdf] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger l’accusé (PDF)' }).click()])
  if (process.env.PHOTOS) await pdf.saveAs(path.join(process.env.PHOTOS, 'accuse.pdf'))
  expect(pdf.suggestedFilename()).toMatch(/^Accusé FLE-.*\.pdf$/)
  const empreinte = await page.locator('code').first().textContent()
  const contenu = await page.request.get(`${adresse.replace('/modifier', '/accuse/contenu')}?rang=1`)
  const { createHash } = await import('node:crypto')
  expect(
    createHash('sha256')
      .update(await contenu.body())
      .digest('hex'),
  ).toBe(empreinte)

  await page.goto(adresse.replace('/modifier', ''))
  await expect(page.getByText('le secrétariat du DUMG').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Votre ancienneté' })).toBeVisible()
  await verifier(page)
  await photo(page, 'interne-07-fiche')

  // Another interne's request does not exist; the secretariat sees it, without the seniority.
  const autre = await entrer(browser, 'Boubacar Konaté')
  for (const suite of ['', '/modifier', '/relire', '/accuse'])
    expect((await autre.goto(adresse.replace('/modifier', suite)))?.status()).toBe(404)
  const secretariat = await entrer(browser, 'Nathalie Prigent')
  await secretariat.goto(adresse.replace('/modifier', ''))
  await expect(secretariat.getByRole('link', { name: 'Vérifier les pièces' }).first()).toBeVisible()
  await expect(secretariat.getByText('ancienneté')).toHaveCount(0)
  await expect(secretariat.getByText(/\brang\b/i)).toHaveCount(0)
  await verifier(secretariat)
  await photo(secretariat, 'secretariat-01-fiche')
  await secretariat.goto('/flechage?q=Morin')
  await expect(secretariat.getByRole('rowheader').getByRole('link')).toHaveCount(1)
  await verifier(secretariat)
  await photo(secretariat, 'secretariat-02-liste')

  await page.getByText('Retirer ma demande').first().click()
  await page.getByRole('button', { name: 'Retirer ma demande' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer ma demande' }).click()
  await expect(page.getByText('Demande retirée.')).toBeVisible()
  await photo(page, 'interne-08-retiree')
})

test('who may not ask is told why, at once', async ({ browser }) => {
  const junior = await entrer(browser, 'Hugo Petit')
  await junior.goto('/flechage/nouvelle')
  await expect(junior.getByText('Le fléchage concerne les phases socle et d’approfondissement.')).toBeVisible()
  await expect(junior.getByText('Règle R-FLE-7')).toBeVisible()
  await verifier(junior)
  const disponible = await entrer(browser, 'Florent Lemoine')
  await disponible.goto('/flechage/nouvelle')
  await expect(disponible.getByText('Vous avez une demande de disponibilité pour ce même semestre')).toBeVisible()
  const secretariat = await entrer(browser, 'Nathalie Prigent')
  expect((await secretariat.goto('/flechage/nouvelle'))?.status()).toBe(403)
})

test('the published campaign is everybody’s to read, and the department’s to manage', async ({ browser }) => {
  const msu = await entrer(browser, 'Inès Carpentier')
  await msu.goto('/flechage/campagnes')
  await msu.getByRole('rowheader').getByRole('link').first().click()
  await expect(msu.getByRole('heading', { name: 'Grille de la commission' })).toBeVisible()
  await expect(msu.getByRole('link', { name: 'Modifier' })).toHaveCount(0)
  await verifier(msu)
  const adresse = new URL(msu.url()).pathname
  expect((await msu.goto(`${adresse}/modifier`))?.status()).toBe(403)
  const secretariat = await entrer(browser, 'Nathalie Prigent')
  await secretariat.goto(`${adresse}/modifier`)
  await expect(secretariat.getByText('La campagne est ouverte')).toBeVisible()
  await verifier(secretariat)
  await photo(secretariat, 'campagne-modifier')
})
