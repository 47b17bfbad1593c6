import { pli } from '../support/plis'
import { connexion, expect, test } from '../support/test'

const aujourdhui = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())

test('without JavaScript members prepare a session, end a seat, declare their ties and give scores; a refused form keeps what was typed', async ({
  page,
}) => {
  await test.step('a session on a past day is refused; corrected to today, it is prepared', async () => {
    await connexion(page, 'Coordonnateur du DES, préside')
    await page.goto('/commissions')
    await page.getByRole('link', { name: /Commission du département/ }).click()
    await page.getByRole('link', { name: 'Préparer une séance' }).click()
    await page.getByLabel('Date').fill('2020-01-01')
    await page.getByLabel('Heure').fill('14:00')
    await page.getByLabel('Lieu').fill('Salle des actes')
    await page.getByRole('button', { name: 'Préparer la séance' }).click()
    await expect(page.getByText(/est déjà passé : choisissez une date à venir/).first()).toBeVisible()
    await expect(page.getByLabel('Lieu')).toHaveValue('Salle des actes')
    await page.getByLabel('Date').fill(aujourdhui())
    await page.getByLabel('Heure').fill('23:58')
    await page.getByRole('button', { name: 'Préparer la séance' }).click()
    await expect(page.getByText('Séance préparée :')).toBeVisible()
  })

  await test.step('« Mettre fin au siège » sent without a reason comes back unfolded, with its date', async () => {
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

  await test.step('a member declares that they have no tie, and gives scores', async () => {
    await connexion(page, 'siège titulaire')
    await page.goto('/commissions')
    await page.getByRole('link', { name: /Commission du département/ }).click()
    await page.getByRole('row').filter({ hasText: 'Convoquée' }).filter({ hasText: 'salle des actes' }).first().getByRole('link').click()
    await page.getByRole('row').filter({ hasText: 'Déclarer mes liens' }).getByRole('rowheader').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Me déporter' }).click()
    await expect(page.getByText('Choisissez la raison qui convient le mieux.').first()).toBeVisible()
    await page.getByRole('button', { name: 'Je n’ai aucun lien avec ce dossier' }).click()
    await expect(page.getByText('le dossier vous est ouvert')).toBeVisible()
    const ici = page.url()
    const notes = page.getByRole('region', { name: 'Mes notes' }).getByRole('radio', { name: '1', exact: true })
    for (const critere of await notes.all()) await critere.check()
    await page.getByRole('button', { name: 'Enregistrer mes notes' }).click()
    await expect(page.getByText('Vos notes sont enregistrées.')).toBeVisible()
    await page.goto(ici)
    await expect(notes.first()).toBeChecked()
  })
})
