// Without JavaScript nothing can be encrypted: every page can still be read, and numbers and next steps replace the forms.
import { TITRE } from '../support/cellule'
import { expect, test } from '../support/test'

const PAGES = [
  ['/aide', 'Soutien'],
  ['/aide/proche', 'Je m’inquiète pour un·e interne'],
  ['/aide/encadrer', 'Mon interne semble en difficulté'],
  ['/aide/reseau', 'À qui s’adresser'],
  ['/aide/questionnaires', 'Faire le point'],
  ['/aide/qui-voit-quoi', 'Qui peut voir quoi'],
  ['/aide/cellule', 'La cellule'],
] as const

test('R-SOU-4, R-SOU-8, R-SOU-22, R-SOU-26: without JavaScript each public page can be read, shows its numbers, and asks for nothing that it could not encrypt', async ({
  page,
}) => {
  for (const [adresse, titre] of PAGES) {
    const reponse = await page.goto(adresse)
    expect(reponse?.status()).toBe(200)
    expect(reponse?.headers()['cache-control']).toContain('no-store')
    await expect(page).toHaveTitle(TITRE)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
    const danger = page.getByRole('complementary', { name: 'En cas de danger' })
    for (const numero of ['15', '112', '3114']) await expect(danger.getByRole('link', { name: numero, exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Quitter vite' })).toBeVisible()
    // There is no form, because what cannot be encrypted is not asked for.
    await expect(page.locator('form[action], form[method="post"]')).toHaveCount(0)
  }

  // R-SOU-8: a third person reads how to speak with the interne, and finds a number instead of the form.
  await page.goto('/aide/proche')
  await expect(page.getByRole('heading', { name: 'D’abord, lui parler' })).toBeVisible()
  // Playwright cannot read the text of a <noscript>, but sees the elements drawn in it.
  expect(await page.content()).toContain('nous ne voulons rien recevoir en clair')
  await expect(page.locator('noscript a[href^="tel:0"]')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)

  // R-SOU-26: a questionnaire unfolds, and says how to count by hand.
  await page.goto('/aide/questionnaires')
  await page.getByText('Mon humeur, en 9 questions').click()
  await expect(page.getByText('Additionnez : jamais 0', { exact: false }).first()).toBeVisible()
  await expect(page.getByRole('group', { name: /vaudrait mieux mourir/ })).toBeVisible()
})
