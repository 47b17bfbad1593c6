// Forms folded behind words: refused without JavaScript, each comes back open, with its sentence and what was typed.
import { connexion, expect, test } from './fixtures'
import { pli } from './plis'

test('« Mettre fin au siège » without its reason', async ({ page }) => {
  await connexion(page, 'Coordonnateur du DES')
  await page.goto('/commissions')
  await page.getByRole('link', { name: /Commission du département/ }).click()
  await page.getByRole('link', { name: /siège/i }).first().click()
  const fin = pli(page, 'Mettre fin au siège')
  await expect(fin.getByLabel('Raison')).toBeHidden()
  await fin.locator('summary').click()
  await fin.getByLabel('Dernier jour').fill('2027-01-31')
  await fin.getByRole('button', { name: 'Enregistrer la fin' }).click()
  await expect(fin.getByRole('alert')).toBeVisible()
  await expect(fin.getByLabel('Raison')).toBeVisible()
  await expect(fin.getByLabel('Dernier jour')).toHaveValue('2027-01-31')
  await expect(page.locator('details[open]')).toHaveCount(1)
})

const decaler = (iso: string, jours: number): string => new Date(Date.parse(iso) + jours * 86_400_000).toISOString().slice(0, 10)

test('« Prolonger le délai de réponse » with a shorter one', async ({ page }) => {
  await connexion(page, 'Nathalie Prigent')
  await page.goto('/stages/campagnes')
  const ouverte = page.getByRole('row').filter({ hasText: 'Capacités demandées' })
  if (await ouverte.count()) await ouverte.getByRole('rowheader').getByRole('link').click()
  else {
    await page.getByRole('link', { name: 'Ouvrir une campagne' }).click()
    await page.getByLabel('Semestre').selectOption({ index: 1 })
    await page.getByLabel('Dernier jour pour répondre').fill(decaler(new Date().toISOString(), 30))
    await page.getByRole('button', { name: 'Ouvrir et demander aux terrains' }).click()
    await expect(page.getByText('Campagne ouverte : les terrains reçoivent la demande.')).toBeVisible()
  }
  const terme = pli(page, 'Prolonger le délai de réponse')
  const jour = terme.getByLabel('Dernier jour pour répondre')
  const annonce = await jour.inputValue()
  await terme.locator('summary').click()
  await jour.fill(decaler(annonce, -1))
  await terme.getByRole('button', { name: 'Prolonger' }).click()
  await expect(terme.getByText('Le délai annoncé aux terrains peut être prolongé, pas raccourci.').first()).toBeVisible()
  await expect(jour).toHaveValue(decaler(annonce, -1))
  await jour.fill(decaler(annonce, 7))
  await terme.getByRole('button', { name: 'Prolonger' }).click()
  await expect(page.getByText('Délai prolongé : les liens déjà envoyés')).toBeVisible()
})
