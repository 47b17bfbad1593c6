import { connexion, expect, test, verifierAccessibilite } from './fixtures'

test('the secretariat reads a file, sees what it changes, applies it and settles a discrepancy', async ({ page }) => {
  await connexion(page, 'Gestionnaire')
  const exporte = await page.request.get('/stages/imports/export?type=INTERNES&format=csv')
  expect(exporte.headers()['content-disposition']).toContain('attachment; filename="internes-')
  const [titres, premiere, ...autres] = (await exporte.text()).split('\r\n')
  const cellules = (premiere ?? '').split(';')
  const [nom, nouveau] = [cellules[2] ?? '', `Autrement-${Date.now()}`]
  const fichier = [titres, cellules.with(2, nouveau).join(';'), ...autres].join('\r\n')

  await page.goto('/stages/imports')
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await expect(page.getByText('Choisissez ce que contient le fichier.').first()).toBeVisible()
  await page.getByRole('radio', { name: /^Internes, rangs/ }).check()
  await page.locator('input[type=file]').setInputFiles({ name: 'scolarité.csv', mimeType: 'text/csv', buffer: Buffer.from(fichier) })
  await page.getByRole('button', { name: 'Lire le fichier' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'scolarité.csv' })).toBeVisible()
  await expect(page.getByText('Rien n’est encore changé')).toBeVisible()
  await page.getByLabel('Lignes', { exact: true }).selectOption('Avec un écart')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByText(`« ${nouveau} » dans le fichier, « ${nom} » dans le portail`)).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Appliquer' }).click()
  await expect(page.getByText('Le fichier est appliqué.')).toBeVisible()
  const recu = page.getByRole('link', { name: 'Fichier d’origine' })
  expect(await (await page.request.get((await recu.getAttribute('href')) ?? '')).text()).toBe(fichier)

  await page.goto('/stages/imports/ecarts')
  const ligne = page.getByRole('row').filter({ hasText: nouveau })
  await expect(ligne).toContainText('Secrétariat du DUMG')
  await verifierAccessibilite(page)
  await ligne.getByLabel('Ce qui a été fait').fill('Le nom du portail est le bon.')
  await ligne.getByRole('button', { name: 'Réglé' }).click()
  await expect(page.getByText('L’écart est réglé.')).toBeVisible()
  await expect(page.getByText(nouveau)).toHaveCount(0)
})

test('nobody else opens these pages nor takes these files (R-RNG-10)', async ({ page }) => {
  await connexion(page, /Interne/)
  for (const chemin of ['/stages/imports', '/stages/imports/ecarts', '/stages/imports/export?type=INTERNES&format=csv'])
    expect((await page.request.get(chemin)).status(), chemin).toBe(403)
})
