import type { Browser, Page } from '@playwright/test'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'
import { pli } from './plis'

/** The links of the latest mails of the demonstration's mailbox that ask a terrain for its places. */
async function lienCapacite(page: Page): Promise<string> {
  const lien = page.getByRole('link', { name: /\/capacite\// })
  await expect(async () => {
    await page.goto('/courrier-demonstration')
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: /Combien d’internes pouvez-vous accueillir/ })
      .first()
      .click({ timeout: 2000 })
    await expect(lien).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 40_000 })
  return /\/capacite\/[\w-]+/.exec((await lien.textContent()) ?? '')?.[0] ?? ''
}

const visiteur = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
const confirmer = (page: Page) => page.getByRole('dialog').getByRole('button').first().click()

test('the secretariat asks the terrains, one answers without an account, the answers close, the first list is published the same day', async ({
  browser,
  page,
}) => {
  test.setTimeout(240_000)
  await connexion(page, 'Nathalie Prigent')
  await page.goto('/stages/campagnes')
  await verifierAccessibilite(page)
  await page.getByRole('link', { name: 'Ouvrir une campagne' }).click()
  await page.getByLabel('Semestre').selectOption({ index: 1 })
  await page.getByLabel('Dernier jour pour répondre').fill('2027-01-15')
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Ouvrir et demander aux terrains' }).click()
  await confirmer(page)
  await expect(page.getByText('Campagne ouverte : les terrains reçoivent la demande.')).toBeVisible()
  await expect(page.getByText(/^0 sur \d+$/)).toBeVisible()
  await expect(page.getByText('n’ont pas encore répondu : le délai court jusqu’au vendredi 15 janvier 2027.')).toBeVisible()
  await verifierAccessibilite(page)
  const campagne = new URL(page.url()).pathname

  const hote = await visiteur(browser)
  await hote.goto(await lienCapacite(page))
  await expect(hote.getByRole('heading', { level: 1 })).toHaveText('Combien d’internes pouvez-vous accueillir ?')
  await verifierAccessibilite(hote)
  const nombres = hote.getByRole('spinbutton')
  for (const champ of await nombres.all()) await champ.fill('0')
  await hote.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await expect(hote.getByText('Si vous n’accueillez personne, dites pourquoi en une phrase.').first()).toBeVisible()
  await nombres.first().fill('1')
  await hote.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await expect(hote.getByText('Merci, votre réponse est enregistrée.')).toBeVisible()
  await expect(hote.getByRole('heading', { name: 'Corriger ma réponse' })).toBeVisible()
  await verifierAccessibilite(hote)

  await page.goto(`${campagne}?etat=attente`)
  await page.getByRole('rowheader').getByRole('link').first().click()
  await expect(page.getByText('Un message est parti il y a moins de 72 heures')).toBeVisible()
  await page.getByText('Noter une réponse donnée par téléphone').click()
  const note = page.locator('details')
  await note.getByRole('spinbutton').first().fill('1')
  await note.getByLabel('Qui a répondu').fill('Dr Martin')
  await verifierAccessibilite(page)
  await note.getByRole('button', { name: 'Enregistrer la réponse' }).click()
  await expect(page.getByText('Réponse enregistrée.')).toBeVisible()
  await expect(page.getByText('Dr Martin, par téléphone')).toBeVisible()

  await page.goto('/stages')
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: /En construction|Suffisante|Insuffisante/ })
      .first(),
  ).toBeVisible()
  await page.goto(campagne)
  await expect(page.getByText(/^2 sur \d+$/)).toBeVisible()
  await expect(page.getByText('L’offre est en construction')).toBeVisible()
  const cloture = pli(page, 'Clore les réponses sans attendre')
  await cloture.locator('summary').click()
  await cloture.getByLabel('Pourquoi ne pas attendre').fill('La commission se réunit cette semaine.')
  await verifierAccessibilite(page)
  await cloture.getByRole('button', { name: 'Clore les réponses' }).click()
  await confirmer(page)
  await expect(page.getByText('Réponses closes : dressez maintenant l’offre')).toBeVisible()
  await expect(page.getByText('Sans réponse, places gardées').first()).toBeVisible()
  await hote.reload()
  await expect(hote.getByText('Les réponses sont closes depuis le')).toBeVisible()

  await page.getByRole('link', { name: 'Dresser l’offre' }).click()
  await page.getByRole('button', { name: 'Reporter les réponses dans l’offre' }).click()
  await expect(page.getByText('Réponses reportées dans l’offre.')).toBeVisible()
  await verifierAccessibilite(page)

  await page.goto(campagne)
  for (const etape of ['Soumettre l’offre à la commission des besoins de formation', 'Transmettre à la commission de répartition']) {
    await page.getByRole('button', { name: etape }).click()
    await confirmer(page)
    await expect(page.getByRole('button', { name: etape })).toHaveCount(0)
  }
  const derogation = page.getByLabel('Dérogation obtenue')
  if (await derogation.count()) await derogation.fill('Lettre du ministère du 12 novembre 2026.')
  await page.getByRole('button', { name: 'Publier la liste des postes' }).click()
  await confirmer(page)
  await expect(page.getByText('Liste des postes publiée ; les internes en sont prévenus.')).toBeVisible()
  await expect(page).toHaveURL(/\/listes\/1\?fait=publier$/)
  await verifierAccessibilite(page)
  // The list of the semester before stays the one that is being chosen on.
  await page.goto(campagne)
  await page.getByRole('button', { name: 'Ouvrir le choix' }).click()
  await confirmer(page)
  await expect(page.getByText('Choix ouvert : la liste ne change plus')).toBeVisible()
})
