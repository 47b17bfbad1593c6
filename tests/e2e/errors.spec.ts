// The same pages with JavaScript: the portal's own page takes the place of the words that came first.
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const PAGES = [
  { chemin: '/inconnu', statut: 404, titre: 'Cette page est introuvable', navigation: false },
  { chemin: '/flechage/01890000-0000-7000-8000-000000000000', statut: 404, titre: 'Cette page est introuvable', navigation: true },
  { chemin: '/administration/parametres', statut: 403, titre: 'Vous n’avez pas accès à cette page', navigation: true },
]

for (const { chemin, statut, titre, navigation } of PAGES) {
  test(`${statut} ${chemin}: one page, no complaint of the browser, and the way home by the keyboard`, async ({ page }) => {
    await connexion(page, 'Boubacar Konaté')
    const plaintes: string[] = []
    page.on('console', (message) => {
      // The browser notes the status of the document itself as an error.
      if (message.type() === 'error' && !message.text().includes(`status of ${statut}`)) plaintes.push(message.text())
    })
    const reponse = await page.goto(chemin)
    expect(reponse?.status()).toBe(statut)
    if (navigation) await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
    await expect(page.getByRole('main')).toHaveCount(1)
    await expect(page.getByRole('contentinfo')).toHaveCount(1)
    await verifierAccessibilite(page)

    const accueil = page.getByRole('main').getByRole('link', { name: 'Revenir à l’accueil' })
    for (let touches = 0; touches < 40 && !(await accueil.evaluate((lien) => lien === document.activeElement)); touches++)
      await page.keyboard.press('Tab')
    await expect(accueil).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('À faire')
    expect(plaintes).toEqual([])
  })
}

test('the words of the error pages, read as pages', async ({ page }) => {
  for (const [statut, titre] of [
    ['403', 'Vous n’avez pas accès à cette page'],
    ['404', 'Cette page est introuvable'],
    ['500', 'La page n’a pas pu s’afficher'],
  ] as const) {
    await page.goto(`/erreur/${statut}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
    await verifierAccessibilite(page)
  }
})
