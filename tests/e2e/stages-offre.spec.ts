// The offer of a semester: sorted by distance, put side by side, and a terrain from its creation to its photos.
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

test('an interne filters the offer, sorts it by distance, looks at the map and compares posts', async ({ page }) => {
  await connexion(page, 'Boubacar Konaté')
  await page.goto('/stages/offre')
  await expect(page.getByText('à vol d’oiseau depuis votre commune')).toBeVisible()
  await page.getByRole('columnheader').getByRole('link', { name: 'Distance à vol d’oiseau' }).click()
  await expect(page).toHaveURL(/tri=distance/)
  const distances = (await page.locator('td[data-label="Distance à vol d’oiseau"]').allInnerTexts()).map((t) =>
    Number.parseInt(t.replace(/^moins de 1.*/, '0'), 10),
  )
  expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  await verifierAccessibilite(page)

  const cases = page.getByRole('checkbox', { name: /^Comparer / })
  await cases.nth(0).check()
  await cases.nth(1).check()
  await page.getByRole('button', { name: 'Comparer les postes cochés' }).click()
  await expect(page).toHaveURL(/\/stages\/comparer\?poste=[0-9a-f-]+&poste=[0-9a-f-]+$/)
  await expect(page.getByRole('columnheader')).toHaveCount(3)
  await verifierAccessibilite(page)
  await page.getByRole('link', { name: 'Retirer de la comparaison' }).first().click()
  await expect(page.getByRole('columnheader')).toHaveCount(2)
  await page.getByRole('link', { name: 'Ajouter un poste' }).click()
  await expect(page).toHaveURL(/\/stages\/offre\?poste=/)

  await page.getByRole('link', { name: 'Voir la carte' }).click()
  await expect(page.getByRole('group', { name: 'Où des postes sont offerts' })).toBeVisible()
  await verifierAccessibilite(page)
})

test('the secretariat creates a terrain, is told what is missing beside its field, and adds a photo of it', async ({ page }) => {
  await connexion(page, 'Gestionnaire')
  await page.goto('/stages')
  await expect(page.getByRole('heading', { name: 'Places offertes et minimum légal' })).toBeVisible()
  await page.getByRole('link', { name: 'Nouveau terrain' }).click()
  await page.getByLabel('Structure, commune ou numéro FINESS').fill('trois-vallees')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await page.getByRole('link', { name: 'MSP des Trois-Vallées' }).click()
  await page.getByLabel('Intitulé du terrain').fill('Niveau 1 aux Trois-Vallées')
  await page.getByLabel('En ville', { exact: true }).check()
  await page.getByLabel('Praticien de niveau 1').check()
  await page.getByLabel('Places agréées').fill('1')
  await page.getByLabel('Premier jour de l’agrément').fill('2026-11-01')
  await page.getByLabel('Dernier jour de l’agrément').fill('2031-10-31')
  await page.getByRole('button', { name: 'Créer le terrain' }).click()
  await expect(page.getByText('Indiquez au moins un maître de stage.').first()).toBeVisible()
  await page.getByLabel(/Maître de stage qui coordonne/).fill('Personne Inconnue')
  await page.getByRole('button', { name: 'Créer le terrain' }).click()
  await expect(page.getByText('Aucun maître de stage ne porte ce nom').first()).toBeVisible()
  await expect(page.getByLabel('Intitulé du terrain')).toHaveValue('Niveau 1 aux Trois-Vallées')
  await verifierAccessibilite(page)

  await page.goto('/stages?q=Trois-Vall%C3%A9es')
  await page.getByRole('table', { name: 'Terrains de stage' }).getByRole('link').first().click()
  await expect(page.getByText('Fait foi').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Fléchages' })).toBeVisible()
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await page.getByLabel('Comment venir sans voiture').fill('Gare à dix minutes à pied')
  await page.getByRole('button', { name: 'Enregistrer le terrain' }).click()
  await expect(page.getByText('Terrain enregistré.')).toBeVisible()
  await expect(page.getByText('Gare à dix minutes à pied')).toBeVisible()
  await verifierAccessibilite(page)

  await page.getByRole('link', { name: 'Photos', exact: true }).click()
  await page.getByLabel('Ce que montre la photo').fill('La façade')
  await page.locator('input[type="file"]').setInputFiles({ name: 'facade.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: 'Ajouter la photo' }).click()
  await expect(page.getByText('son contenu est d’un autre format').first()).toBeVisible()
  await page.getByLabel('Ce que montre la photo').fill('La façade')
  await page.locator('input[type="file"]').setInputFiles({ name: 'facade.png', mimeType: 'image/png', buffer: PNG })
  await page.getByRole('button', { name: 'Ajouter la photo' }).click()
  await expect(page.getByText('Photo ajoutée.')).toBeVisible()
  await expect
    .poll(() =>
      page
        .locator('figure img')
        .last()
        .evaluate((i: HTMLImageElement) => i.naturalWidth),
    )
    .toBe(1)
  await verifierAccessibilite(page)
})
