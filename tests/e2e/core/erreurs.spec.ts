// Error pages (refused, missing, broken): the server sends their words, then the page's script draws the portal's own page instead.
import { attendreLeScript, connexion, expect, test, verifierAccessibilite } from '../support/test'

const PAGES = [
  { chemin: '/inconnu', statut: 404, titre: 'Cette page est introuvable', navigation: false },
  { chemin: '/flechage/01890000-0000-7000-8000-000000000000', statut: 404, titre: 'Cette page est introuvable', navigation: true },
  { chemin: '/administration/parametres', statut: 403, titre: 'Vous n’avez pas accès à cette page', navigation: true },
]

const MOTS = [
  ['403', 'Vous n’avez pas accès à cette page'],
  ['404', 'Cette page est introuvable'],
  ['500', 'La page n’a pas pu s’afficher'],
] as const

test('an error page is drawn once, logs no error in the browser, and leads home by the keyboard', async ({ page }) => {
  await connexion(page, 'Boubacar Konaté')
  const plaintes: string[] = []
  page.on('console', (message) => {
    // The browser logs the status 403 or 404 of the document itself as an error.
    if (message.type() === 'error' && !/status of 40[34]/.test(message.text())) plaintes.push(message.text())
  })

  for (const { chemin, statut, titre, navigation } of PAGES)
    await test.step(`${statut} ${chemin}`, async () => {
      const reponse = await page.goto(chemin)
      expect(reponse?.status()).toBe(statut)
      if (navigation) await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible()
      await attendreLeScript(page)
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

  await test.step('each error page can be opened by its own address', async () => {
    for (const [statut, titre] of MOTS) {
      await page.goto(`/erreur/${statut}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
      await verifierAccessibilite(page)
    }
  })

  await test.step('an error page is the same compressed or not, and each answer has the length that it announces', async () => {
    const lues: string[] = []
    for (const codage of ['gzip', 'deflate', 'identity']) {
      const reponse = await page.request.get('/administration/parametres', { headers: { 'accept-encoding': codage } })
      expect(reponse.status()).toBe(403)
      expect(reponse.headers()['content-encoding'] ?? 'identity').toBe(codage)
      expect(reponse.headers()['content-security-policy']).toContain("script-src 'self' 'nonce-")
      expect(reponse.headers()['cache-control']).toContain('no-store')
      const texte = await reponse.text()
      expect(texte.match(/<h1/g)).toHaveLength(1)
      lues.push(/<main[\s\S]*<\/main>/.exec(texte)?.[0] ?? '')
    }
    expect(lues[0]).toContain('Vous n’avez pas accès à cette page')
    expect(new Set(lues).size).toBe(1)
    expect((await page.request.head('/administration/parametres')).status()).toBe(403)
    // The answer to a navigation by the page's script is not a document, so the error page is not put in it.
    const navigation = await page.request.get('/administration/parametres', { headers: { rsc: '1' } })
    expect(await navigation.text()).not.toContain('<main')
  })
})
