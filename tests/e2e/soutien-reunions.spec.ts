// What the cell makes of all its follow-ups together: the monthly meeting, the year's figures, and what the department reads of them.
import type { Page } from '@playwright/test'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const LENT = { timeout: 30_000 }
const TITRE = 'Marguerite, le portail du DUMG'

async function ouvrir(page: Page, adresse: string): Promise<void> {
  await page.goto(adresse)
  await page.getByLabel('Votre phrase', { exact: true }).fill(PHRASE)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(page.getByText('Espace ouvert')).toBeVisible(LENT)
}

/** The fifteenth of a month to come that no earlier run is likely to have taken. */
function unJour(): string {
  const mois = new Date()
  mois.setUTCDate(15)
  mois.setUTCMonth(mois.getUTCMonth() + 2 + Math.floor(Math.random() * 600))
  return mois.toISOString().slice(0, 10)
}

test('R-SOU-25: a meeting shows names of the month, codes and levels; one is planned for each month', async ({ page }) => {
  await connexion(page, 'Pascal Hurel')
  await ouvrir(page, '/aide/suivi/reunions')
  await expect(page).toHaveTitle(TITRE)
  const revue = page.getByRole('table', { name: 'Vos suivis, sous leur nom du mois' })
  await expect(revue.getByText('Événement grave en stage')).toBeVisible(LENT)
  await expect(revue.getByRole('rowheader').first()).toHaveText(/^\p{Lu}\p{Ll}+ \d\d$/u)
  expect(await revue.innerText()).not.toMatch(/Sacha|patient|20\d\d|janvier|novembre/)
  await verifierAccessibilite(page)
  const prevoir = async (jour: string): Promise<void> => {
    await page.getByText('Prévoir une réunion').click()
    await page.getByLabel('Jour de la réunion').fill(jour)
    await page.getByRole('button', { name: 'Prévoir cette réunion' }).click()
  }
  const jour = unJour()
  await prevoir(jour)
  await expect(page.getByText('Réunion prévue.')).toBeVisible(LENT)
  await prevoir(jour.replace(/\d\d$/, '20'))
  await expect(page.getByText('Une réunion est déjà prévue ce mois-là : changez plutôt son jour.').first()).toBeVisible(LENT)
})

test('R-SOU-24: figures are counted and masked in the page of a doctor; the direction reads what was released, an interne does not', async ({
  page,
}) => {
  const annee = new Date().getFullYear()
  await connexion(page, 'Pascal Hurel')
  await ouvrir(page, `/aide/suivi/bilan?annee=${annee}`)
  await expect(page.getByText('L’année n’est pas finie', { exact: false })).toBeVisible()
  await expect(page.getByText(/demandes reçues et suivies/)).toBeVisible(LENT)
  await expect(page.getByText('masqué', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /Transmettre/ })).toHaveCount(0)
  await verifierAccessibilite(page)
  await connexion(page, 'Directrice du DUMG')
  await page.goto('/aide/bilans')
  await expect(page).toHaveTitle(TITRE)
  await expect(page.getByRole('heading', { name: `Année ${annee - 1}` })).toBeVisible()
  await verifierAccessibilite(page)
  await expect((await page.request.get('/aide/suivi/bilan')).status()).toBe(404)
  await connexion(page, 'Clara Vasseur')
  expect((await page.request.get('/aide/bilans')).status()).toBe(403)
})
