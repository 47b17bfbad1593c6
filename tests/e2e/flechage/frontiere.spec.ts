import type { Page, Request } from '@playwright/test'
import { ouvrirBrouillon } from '../support/dossiers'
import { attendreLeScript, connexion, entrer, expect, ouvrir, test } from '../support/test'

/** Sends a captured request again, with the same body and headers, as the person of `page`. `autres` replaces some headers. */
async function rejouer(page: Page, requete: Request, autres: Record<string, string> = {}): Promise<{ status: number; texte: string }> {
  const { cookie: _cookie, 'content-length': _longueur, host: _host, ...headers } = await requete.allHeaders()
  const propres = Object.fromEntries(Object.entries(headers).filter(([nom]) => !nom.startsWith(':')))
  const reponse = await page.request.fetch(requete.url(), {
    method: 'POST',
    headers: { ...propres, ...autres },
    data: requete.postDataBuffer() ?? Buffer.alloc(0),
    maxRedirects: 0,
  })
  return { status: reponse.status(), texte: await reponse.text() }
}

test('only its interne reads and writes a draft: other people find no page of it, and a captured post that is sent again changes nothing', async ({
  browser,
  page,
}) => {
  await connexion(page, 'Haddad')
  const adresse = await ouvrirBrouillon(page)
  const competences = page.getByLabel('Compétences que vous cherchez à acquérir')
  const autre = await entrer(browser, 'Boubacar Konaté')

  await test.step('a post that its author sends again carries an old version: it is refused, and the later text stays', async () => {
    const [requete] = await Promise.all([
      page.waitForRequest((r) => r.method() === 'POST' && r.url().includes('/modifier')),
      competences.fill('Texte d’origine, envoyé une fois.'),
    ])
    await expect(page.getByText(/^Enregistré à/)).toBeVisible()
    await page.reload()
    await attendreLeScript(page)
    await competences.fill('Texte qui a suivi.')
    await expect(page.getByText(/^Enregistré à/)).toBeVisible()
    const seconde = await rejouer(page, requete)
    expect(seconde.status).toBeLessThan(500)
    expect(seconde.texte).toContain('Ce dossier a changé entre-temps')

    await test.step('the same post is refused from another person, without a session, and from another site', async () => {
      expect((await rejouer(autre, requete)).texte).not.toContain('Enregistré')
      const renvoi = await rejouer(await ouvrir(browser), requete)
      expect(renvoi.status).toBeLessThan(500)
      expect(renvoi.texte).not.toContain('Texte')
      expect((await rejouer(page, requete, { origin: 'https://ailleurs.example' })).status).toBeGreaterThanOrEqual(400)
    })
    await page.reload()
    await expect(competences).toHaveValue('Texte qui a suivi.')
  })

  await test.step('with two tabs on one draft, the second one to write is told of the conflict and keeps what was typed', async () => {
    const onglet = await page.context().newPage()
    await onglet.goto(page.url())
    await page.getByLabel('À quel horizon').fill('Dans deux ans')
    await expect(page.getByText(/^Enregistré à/)).toBeVisible()
    await onglet.getByLabel('À quel horizon').fill('Dans cinq ans')
    await expect(onglet.getByText('Ce dossier a changé entre-temps').first()).toBeVisible()
    await expect(onglet.getByLabel('À quel horizon')).toHaveValue('Dans cinq ans')
  })

  await test.step('another interne finds no page of the draft', async () => {
    for (const suite of ['', '/modifier', '/relire', '/accuse', '/accuse/pdf', '/instruction', '/decision', '/notification'])
      expect((await autre.request.get(`${adresse}${suite}`)).status(), suite).toBe(404)
  })

  await test.step('the department’s direction reads the statistics and no request', async () => {
    const secretariat = await entrer(browser, 'Nathalie Prigent')
    await secretariat.goto('/flechage?statut=RECEVABLE')
    const dossier = (await secretariat.locator('main table tbody').getByRole('link').first().getAttribute('href')) ?? ''
    const direction = await entrer(browser, 'Directrice du DUMG')
    expect((await direction.request.get(dossier)).status()).toBe(404)
    await direction.goto('/flechage')
    await expect(direction.getByRole('heading', { name: 'Demandes à examiner' })).toHaveCount(0)
    await direction.getByRole('link', { name: 'Statistiques' }).click()
    await expect(direction.getByRole('table').first()).toBeVisible()
    await expect(direction.getByText(/FLE-\d{4}[EH]-\d{4}/)).toHaveCount(0)
  })

  await test.step('a maître de stage reads the published campaign and cannot change it; the secretariat can', async () => {
    const msu = await entrer(browser, 'Inès Carpentier')
    await msu.goto('/flechage/campagnes')
    await msu.getByRole('rowheader').getByRole('link').first().click()
    await expect(msu.getByRole('heading', { name: 'Grille de la commission' })).toBeVisible()
    await expect(msu.getByRole('link', { name: 'Modifier' })).toHaveCount(0)
    const campagne = new URL(msu.url()).pathname
    expect((await msu.request.get(`${campagne}/modifier`)).status()).toBe(403)
    const secretariat = await entrer(browser, 'Nathalie Prigent')
    await secretariat.goto(`${campagne}/modifier`)
    await expect(secretariat.getByText('La campagne est ouverte')).toBeVisible()
  })
})
