// Slots: taken straight from the request, changed and cancelled by the person; opened, given up and proposed by the doctors.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { PHRASE, RECUS } from '@/lib/soutien/demonstration/schema'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const LENT = { timeout: 30_000 }

async function revenir(page: Page, mots: string): Promise<void> {
  await page.goto('/aide/retour')
  await page.getByLabel('Vos douze mots').fill(mots)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await expect(page.getByRole('heading', { name: 'Rendez-vous', exact: true })).toBeVisible(LENT)
}

async function accepter(page: Page, bouton: string): Promise<void> {
  await page.getByRole('button', { name: bouton }).click()
  await page.getByRole('dialog').getByRole('button', { name: bouton }).click()
}

test('R-SOU-1: straight to a free slot, place and both names said before; then to an agenda, to another hour, and given back', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/aide/ecrire')
  await page.getByLabel('Je choisis un rendez-vous').check()
  const quand = page.getByRole('group', { name: 'Quand', exact: true })
  await expect(quand.getByRole('radio').first()).toBeVisible(LENT)
  const tous = await quand.getByRole('radio').count()
  // A doctor set aside takes their slots with them, and the server is not told.
  const demandes: string[] = []
  page.on('request', (r) => demandes.push(r.url()))
  const exclusion = page.getByRole('group', { name: 'Ne rien montrer à' })
  await exclusion.getByLabel('Dr Claire Delorme').check()
  await expect(quand.getByText('Delorme')).toHaveCount(0)
  expect(await quand.getByRole('radio').count()).toBeLessThan(tous)
  expect(demandes).toEqual([])
  await verifierAccessibilite(page)

  await page.getByLabel('J’accepte que la cellule lise ce que j’écris').check()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByRole('link', { name: 'Choisissez un créneau, ou une autre façon de commencer.' })).toBeVisible()
  const avec = (await quand.locator('[id$="aide-choix"]').first().innerText()).replace(/^.*avec /, '')
  await quand.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByText(/^Votre rendez-vous est pris : /)).toContainText(avec, LENT)
  const mots = (await page.locator('ol:has(> li:nth-child(12)) > li').allInnerTexts()).map((m) => m.trim())
  for (const n of [3, 9]) await page.getByLabel(`Mot n° ${n}`).fill(mots[n - 1] ?? '')
  await page.getByRole('button', { name: 'J’ai noté mes mots' }).click()

  await revenir(page, mots.join(' '))
  await expect(page.getByText('Vous avez rendez-vous')).toBeVisible()
  await verifierAccessibilite(page)
  const [fichier] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Ajouter à mon agenda' }).click()])
  expect(fichier.suggestedFilename()).toBe('rendez-vous.ics')
  const agenda = await readFile(await fichier.path(), 'utf8')
  expect(agenda).toContain('SUMMARY:Rendez-vous')
  expect(agenda).not.toMatch(/LOCATION|DESCRIPTION|cellule|soutien|Dr /i)

  await accepter(page, 'Annuler ce rendez-vous')
  await expect(page.getByRole('heading', { name: 'Deux médecins désignés' })).toBeVisible(LENT)
  await page.getByRole('group', { name: 'Quand', exact: true }).getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click()
  await expect(page.getByText('Vous avez rendez-vous')).toBeVisible(LENT)
  // All of it erased, its hour is free for who comes next.
  await accepter(page, 'Tout effacer maintenant')
  await expect(page.getByText('Tout est effacé.', { exact: false })).toBeVisible(LENT)
})

test('R-SOU-1: a doctor says when they are available, opens an hour, gives it up; and proposes one on a case', async ({ page }) => {
  test.setTimeout(120_000)
  await connexion(page, 'Odile Bertin')
  await page.goto('/aide/suivi/creneaux')
  await verifierAccessibilite(page)
  await page.getByLabel(/^Jour /).fill('2020-01-06')
  await page.getByLabel(/^De /).fill('18:00')
  await page.getByLabel(/^À /).fill('20:00')
  await page.getByRole('button', { name: 'Noter', exact: true }).click()
  await expect(page.getByText('Choisissez une heure à venir.').first()).toBeVisible(LENT)

  const heures = page.getByRole('combobox', { name: 'Quand' })
  await heures.selectOption({ index: 1 })
  await page.getByRole('group', { name: 'Comment' }).getByLabel('En visio').check()
  await page.getByRole('textbox', { name: 'Où' }).fill('https://visio.example/essai')
  const autres = page.getByRole('group', { name: 'Avec d’autres médecins' })
  await autres.getByLabel('Dr Odile Bertin').check()
  await autres.getByLabel('Dr Nadège Pujol').check()
  const avant = await page.getByRole('button', { name: 'Me retirer', includeHidden: true }).count()
  await page.getByRole('button', { name: 'Ouvrir ce créneau' }).click()
  await expect(page.getByText(/^Créneau ouvert : |sont déjà ouverts|n’a pas dit être disponible/).first()).toBeVisible(LENT)
  await page.goto('/aide/suivi/creneaux')
  expect(await page.getByRole('button', { name: 'Me retirer', includeHidden: true }).count()).toBeGreaterThanOrEqual(avant)
  const ligne = page.getByRole('row').filter({ hasText: 'Libre' }).last()
  await ligne.getByText('Je ne pourrai pas').click()
  await ligne.getByRole('button', { name: 'Me retirer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Me retirer' }).click()
  await expect(page.getByText(/Votre collègue vous remplace|Créneau annulé/)).toBeVisible(LENT)
})

test('R-SOU-1: a proposal is read, confirmed by the person, and is then an appointment', async ({ page }) => {
  test.setTimeout(90_000)
  await revenir(page, RECUS[1].mots)
  await expect(page.getByText('On vous propose')).toBeVisible()
  await expect(page.getByText('Gardé pour vous jusqu’au')).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Confirmer ce rendez-vous' }).click()
  await expect(page.getByText('Vous avez rendez-vous')).toBeVisible(LENT)
})

test('R-SOU-1: one of the two proposes an hour from the case’s page, and takes it back', async ({ page }) => {
  test.setTimeout(120_000)
  await connexion(page, 'Farid Meziane')
  await page.goto('/aide/suivi')
  await page.getByLabel('Votre phrase', { exact: true }).fill(PHRASE)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(page.getByText('Espace ouvert')).toBeVisible(LENT)
  await page.getByRole('row').filter({ hasText: 'Rendez-vous manqué' }).getByRole('link').click()
  await page.getByRole('button', { name: 'Proposer un rendez-vous' }).click(LENT)
  const choix = page.getByRole('group', { name: 'Quand', exact: true }).getByRole('radio').first()
  const rien = page.getByText('Vous n’avez aucun créneau libre à deux.')
  await expect(choix.or(rien)).toBeVisible(LENT)
  await verifierAccessibilite(page)
  if (await rien.isVisible()) return
  await choix.check()
  await page.getByRole('button', { name: 'Proposer ce créneau' }).click()
  await expect(page.getByRole('heading', { name: 'Rendez-vous proposé' })).toBeVisible(LENT)
  await accepter(page, 'Annuler ce rendez-vous')
  await expect(page.getByRole('heading', { name: 'Deux médecins désignés' })).toBeVisible(LENT)
})
