// The person after they wrote: the words are not lost by a wrong turn, danger can be said later, a doctor set aside.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

async function ecrire(page: Page): Promise<void> {
  await page.goto('/aide')
  await page.goto('/aide/ecrire')
  await page.getByLabel('Ce que vous voulez dire').fill('Quelques mots.')
  await page.getByLabel('J’accepte que la cellule lise ce que j’écris').check()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByRole('heading', { name: 'Notez ces douze mots' })).toBeVisible({ timeout: 30_000 })
}

/** The questions the browser asks, each answered « rester ». */
function rester(page: Page): string[] {
  const questions: string[] = []
  page.on('dialog', (question) => {
    questions.push(question.type())
    void question.dismiss()
  })
  return questions
}

test('the twelve words stay until they are kept; then danger is said, a doctor set aside, all erased', async ({ page }) => {
  await ecrire(page)
  const questions = rester(page)
  const douze = page.getByRole('heading', { name: 'Notez ces douze mots' })
  await page.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link', { name: 'Soutien' }).click({ noWaitAfter: true })
  await expect.poll(() => questions).toEqual(['beforeunload'])
  await page.evaluate(() => history.back())
  await expect.poll(() => questions).toEqual(['beforeunload', 'confirm'])
  await expect(douze).toBeVisible()

  const mots = (await page.locator('main ol li').allInnerTexts()).slice(-12).map((m) => m.trim())
  await page.getByLabel('Mot n° 3').fill(mots[2] ?? '')
  await page.getByLabel('Mot n° 9').fill(mots[8] ?? '')
  await page.getByRole('button', { name: 'J’ai noté mes mots' }).click()
  await page.getByRole('link', { name: 'Revenir avec mes mots' }).last().click()
  await page.getByLabel('Vos douze mots').fill(mots.join(' '))
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await expect(page.getByRole('heading', { name: 'Reçue' })).toBeVisible({ timeout: 30_000 })

  // R-SOU-13: what to do now comes before the message leaves.
  await page.getByLabel('Je suis en danger, ou je pense à mourir').check()
  await expect(page.getByText('Appelez maintenant.')).toBeVisible()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).first().click()
  await expect(page.getByRole('heading', { name: 'À voir aujourd’hui' })).toBeVisible()

  // R-SOU-5: without a reason.
  await page.getByText('Ne plus être lu·e par un médecin').click()
  const lequel = page.getByRole('group', { name: 'Lequel' }).getByRole('radio')
  const combien = await lequel.count()
  await lequel.first().check()
  await page.getByRole('button', { name: 'Ne plus rien lui montrer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ne plus rien lui montrer' }).click()
  await expect(lequel).toHaveCount(combien - 1)

  await page.getByRole('button', { name: 'Tout effacer maintenant' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tout effacer maintenant' }).click()
  await expect(page.getByText('Tout est effacé.')).toBeVisible()
})

test('« Quitter vite » leaves the page of the words too, at once and unasked', async ({ page, context }) => {
  await context.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: '<title>ailleurs</title>' }))
  page.removeAllListeners('request')
  await ecrire(page)
  const questions = rester(page)
  await page.getByRole('link', { name: 'Quitter vite' }).click()
  await expect(page).toHaveTitle('ailleurs')
  expect(questions).toEqual([])
})
