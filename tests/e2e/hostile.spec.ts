// What no page of ours sends, sent by a browser that is signed in: captured posts sent again, double clicks, old pages,
// ten megabytes, files that lie. Each is answered by a sentence, or by a page that says so, and writes nothing twice.
import type { Browser, Page, Request } from '@playwright/test'
import { pdfAvecScript } from '../integration/core/fichier/pdf-forges'
import { connexion, expect, test } from './fixtures'

const INCONNU = '01890000-0000-7000-8000-000000000000'

async function entrer(browser: Browser, persona: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
  await connexion(page, persona)
  return page
}

async function brouillonDe(page: Page, persona: string): Promise<string> {
  await connexion(page, persona)
  await page.goto('/flechage')
  const href = (await page.getByRole('rowheader').getByRole('link', { name: 'Brouillon' }).first().getAttribute('href')) ?? ''
  await page.goto(`${href}/modifier`)
  return href
}

/** The same bytes and headings once more, from whoever `page` is; without them when `page` is nobody. */
async function rejouer(page: Page, requete: Request): Promise<{ status: number; texte: string }> {
  const { cookie: _cookie, 'content-length': _longueur, host: _host, ...headers } = await requete.allHeaders()
  const propres = Object.fromEntries(Object.entries(headers).filter(([nom]) => !nom.startsWith(':')))
  const reponse = await page.request.fetch(requete.url(), {
    method: 'POST',
    headers: propres,
    data: requete.postDataBuffer() ?? Buffer.alloc(0),
    maxRedirects: 0,
  })
  return { status: reponse.status(), texte: await reponse.text() }
}

test('a post of somebody else’s page, sent again by them, by another person and by nobody', async ({ browser, page }) => {
  const adresse = await brouillonDe(page, 'Haddad')
  const competences = page.getByLabel('Compétences que vous cherchez à acquérir')
  const [requete] = await Promise.all([
    page.waitForRequest((r) => r.method() === 'POST' && r.url().includes('/modifier')),
    competences.fill('Texte d’origine, envoyé une fois.'),
  ])
  await expect(page.getByText(/^Enregistré à/)).toBeVisible()
  await page.reload()
  const second = page.getByLabel('Compétences que vous cherchez à acquérir')
  await second.fill('Texte qui a suivi.')
  await expect(page.getByText(/^Enregistré à/)).toBeVisible()

  // The old post holds an old version: told, and the later text stays.
  const seconde = await rejouer(page, requete)
  expect(seconde.status).toBeLessThan(500)
  expect(seconde.texte).toContain('Ce dossier a changé entre-temps')

  const autre = await entrer(browser, 'Boubacar Konaté')
  expect((await rejouer(autre, requete)).texte).not.toContain('Enregistré')
  const personne = await (await browser.newContext()).newPage()
  const renvoi = await rejouer(personne, requete)
  expect(renvoi.status).toBeLessThan(500)
  expect(renvoi.texte).not.toContain('Texte')
  await page.reload()
  await expect(page.getByLabel('Compétences que vous cherchez à acquérir')).toHaveValue('Texte qui a suivi.')
  expect((await autre.request.get(adresse)).status()).toBe(404)
})

test('ten megabytes in a field, wrong values, a page that is old: a sentence, and what was typed stays', async ({ page, context }) => {
  await brouillonDe(page, 'Haddad')
  const competences = page.getByLabel('Compétences que vous cherchez à acquérir')
  const avant = await competences.inputValue()
  await competences.evaluate((champ: HTMLTextAreaElement) => {
    champ.removeAttribute('maxlength')
    champ.value = 'a'.repeat(10_000_000)
    champ.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
  await expect(page.getByText(/3.000 caractères au plus\./).first()).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  await expect(page.getByLabel('Compétences que vous cherchez à acquérir')).toHaveValue(avant)

  // Two tabs on one draft: the second to write is told.
  const onglet = await context.newPage()
  await onglet.goto(page.url())
  await page.getByLabel('À quel horizon').fill('Dans deux ans')
  await expect(page.getByText(/^Enregistré à/)).toBeVisible()
  await onglet.getByLabel('À quel horizon').fill('Dans cinq ans')
  await expect(onglet.getByText('Ce dossier a changé entre-temps').first()).toBeVisible()
  await expect(onglet.getByLabel('À quel horizon')).toHaveValue('Dans cinq ans')
})

test('files that are not what they say', async ({ page }) => {
  await brouillonDe(page, 'Haddad')
  const deposer = async (name: string, mimeType: string, buffer: Buffer, phrase: string | RegExp): Promise<void> => {
    await page.getByLabel('Fichier de la lettre').setInputFiles({ name, mimeType, buffer })
    await page.getByRole('button', { name: /Joindre la lettre|Remplacer la lettre/ }).click()
    await expect(page.getByText(phrase).first()).toBeVisible()
  }
  await deposer(
    'lettre.pdf',
    'application/pdf',
    Buffer.from('<!doctype html><script>alert(1)</script>'),
    'son contenu est d’un autre format',
  )
  await deposer('lettre.pdf', 'application/pdf', Buffer.from(await pdfAvecScript('ouverture')), 'Ce PDF contient un programme')
  await deposer('vide.pdf', 'application/pdf', Buffer.alloc(0), /vide|Choisissez un fichier/)
  await deposer(
    '../../lourd.pdf',
    'application/pdf',
    Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(11_000_000)]),
    'il peut peser 10 Mo au plus',
  )
  await deposer('lourd.pdf', 'application/pdf', Buffer.alloc(13_000_000), 'Ce fichier pèse 13 Mo')
  await expect(page.getByRole('link', { name: /lourd|vide/ })).toHaveCount(0)
})

test('an address that only receives: reading it changes nothing and breaks nothing', async ({ page }) => {
  const adresse = await brouillonDe(page, 'Haddad')
  for (const chemin of [
    `${adresse}/pieces/${INCONNU}`,
    `${adresse}/pieces/..%2f..%2fetc%2fpasswd`,
    `${adresse}/actes/notice`,
    `${adresse}/actes/..%2f..`,
  ])
    expect([403, 404], chemin).toContain((await page.request.get(chemin)).status())
  // An action that does not exist, and a body that is no form.
  const entetes: Record<string, string>[] = [
    { 'next-action': '00'.repeat(21) },
    { 'next-action': '../x' },
    { 'content-type': 'multipart/form-data; boundary=x' },
  ]
  for (const headers of entetes)
    expect(
      (await page.request.post(`${adresse}/modifier`, { headers, data: 'n’importe quoi' })).status(),
      JSON.stringify(headers),
    ).toBeLessThan(501)
  expect((await page.request.get(`${adresse}/modifier`)).status()).toBe(200)
})

test('a post from another site is refused', async ({ page }) => {
  await brouillonDe(page, 'Haddad')
  const [requete] = await Promise.all([
    page.waitForRequest((r) => r.method() === 'POST' && r.url().includes('/modifier')),
    page.getByLabel('Territoire où vous pensez exercer').fill('Le littoral'),
  ])
  await expect(page.getByText(/^Enregistré à/)).toBeVisible()
  const { host: _host, 'content-length': _longueur, ...headers } = await requete.allHeaders()
  const propres = Object.fromEntries(Object.entries(headers).filter(([nom]) => !nom.startsWith(':')))
  const reponse = await page.request.fetch(requete.url(), {
    method: 'POST',
    headers: { ...propres, origin: 'https://ailleurs.example' },
    data: requete.postDataBuffer() ?? Buffer.alloc(0),
    failOnStatusCode: false,
  })
  expect(reponse.status()).toBeGreaterThanOrEqual(400)
})
