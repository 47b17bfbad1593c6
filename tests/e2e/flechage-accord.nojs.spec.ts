import { connexion, expect, test } from './fixtures'
import { pli, refuserLePapier } from './plis'

const HOTE = 'hote-sans-script@sante.example'

test('without JavaScript folded forms come back open, and a host refuses by link, without an account', async ({ page, browser }) => {
  await connexion(page, 'Haddad')
  await refuserLePapier(page)

  const autre = pli(page, 'Nommer une autre personne')
  await expect(autre.getByLabel('Prénom et nom')).toBeHidden()
  await autre.locator('summary').click()
  await autre.getByLabel('Prénom et nom').fill('Dominique Absent')
  await autre.getByLabel('Adresse électronique').fill('pas une adresse')
  await autre.getByRole('button', { name: 'Envoyer la demande d’accord' }).click()
  await expect(autre.getByText('Écrivez une adresse électronique complète').first()).toBeVisible()
  await expect(autre.getByLabel('Prénom et nom')).toHaveValue('Dominique Absent')
  await autre.getByLabel('Adresse électronique').fill(HOTE)
  await autre.getByRole('button', { name: 'Envoyer la demande d’accord' }).click()
  await expect(page.getByText('Demande d’accord envoyée.')).toBeVisible()

  const lien = page.getByRole('link', { name: /\/accord\// })
  await expect(async () => {
    await page.goto(`/courrier-demonstration?a=${HOTE}`)
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: /^Accord demandé/ })
      .first()
      .click({ timeout: 2000 })
    await expect(lien).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 40_000 })
  const adresse = /\/accord\/[\w-]+/.exec((await lien.textContent()) ?? '')?.[0] ?? ''

  const hote = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false })).newPage()
  await hote.goto(adresse)
  await hote.getByLabel('Pourquoi').fill('     ')
  await hote.getByRole('button', { name: 'Refuser' }).click()
  await expect(hote.getByText('Dites pourquoi, en une phrase.').first()).toBeVisible()
  await hote.getByLabel('Pourquoi').fill('Je serai en congé tout le semestre.')
  await hote.getByRole('button', { name: 'Refuser' }).click()
  await expect(hote.getByText('Votre refus est enregistré et l’interne en est averti.')).toBeVisible()
  await hote.goto(adresse)
  await expect(hote.getByRole('button', { name: 'Refuser' })).toHaveCount(0)
  await expect(hote.getByRole('button', { name: 'Signer' })).toHaveCount(0)

  await page.goto('/flechage')
  await page.getByRole('rowheader').getByRole('link', { name: 'Brouillon' }).first().click()
  await page.getByRole('link', { name: 'Continuer à rédiger' }).click()
  await expect(page.getByText('Dominique Absent n’a pas donné son accord')).toBeVisible()
  await expect(page.getByText('Raison donnée : Je serai en congé tout le semestre.')).toBeVisible()
})
