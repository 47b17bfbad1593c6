// The cell's pages as its doctors read them once their key has opened them. Before that, the pages are empty.
import type { Page } from '@playwright/test'
import { allerA, ouvrirEspace } from '../support/cellule'
import { verifierPage } from '../support/pages'
import { connexion, expect, test } from '../support/test'

/** The doctors, and the parts of the board whose requests each of them then reads: the first of each part, or all. */
const MEDECINS: readonly Readonly<{ persona: string; rubriques: readonly string[]; toutes?: true; pages?: true }>[] = [
  {
    persona: 'Coordination de la cellule de soutien',
    rubriques: ['À voir aujourd’hui', 'Demandes à confier', 'Terminés', 'Clés gardées en cas de nécessité'],
    pages: true,
  },
  { persona: 'Odile Bertin', rubriques: ['Vos suivis'], toutes: true },
  { persona: 'Claire Delorme', rubriques: ['Vos suivis'], toutes: true },
  { persona: 'Yann Corre', rubriques: ['Vos suivis'], toutes: true },
]
/** A heading that each page shows once it is open, and not before. */
const RUBRIQUES_CELLULE: readonly (readonly [lien: string, montre: RegExp])[] = [
  ['Créneaux', /^Quand je suis disponible$/],
  ['Signalements', /^Reçu le /],
  ['Réunions', /^Les réunions$/],
  ['Réseau', /^Réseau$/],
  ['Bilan', /^Demandes reçues en /],
  ['Ma clé', /^Vos appareils$/],
]

/** Records each answer of the cell's pages that a cache may keep, and each error in the browser's console. */
function surveiller(page: Page): { incidents: string[] } {
  const releve = { incidents: [] as string[] }
  page.on('response', (reponse) => {
    const { pathname } = new URL(reponse.url())
    if (pathname.startsWith('/aide') && !reponse.headers()['cache-control']?.includes('no-store')) releve.incidents.push(pathname)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') releve.incidents.push(message.text())
  })
  return releve
}

for (const { persona, rubriques, toutes = false, pages = false } of MEDECINS)
  test(`R-SOU-4, R-SOU-22: the cell’s pages, once ${persona} has opened them`, async ({ page }) => {
    const releve = surveiller(page)
    await ouvrirEspace(page, persona)
    const lire = async (ou: string, montre: RegExp = /./, auditer = true): Promise<void> => {
      await expect(page.locator('main :is(h1, h2, h3)').filter({ hasText: montre }).first(), ou).toBeVisible()
      await verifierPage(page, `/aide/suivi/${ou}`, auditer)
    }
    const ouvert = page.locator('main h2').first()

    await lire('tableau', /^Vos suivis$/, pages)
    const demandes = await page
      .getByRole('region')
      .filter({ has: page.getByRole('table') })
      .evaluateAll((regions) =>
        regions.flatMap((region) =>
          [...region.querySelectorAll('tbody a[href]')].map((lien) => ({
            rubrique: region.querySelector('h2')?.textContent ?? '',
            href: lien.getAttribute('href') ?? '',
          })),
        ),
      )
    if (pages) {
      for (const [lien, montre] of RUBRIQUES_CELLULE) {
        await allerA(page, lien)
        await lire(lien, montre)
      }
      await allerA(page, 'Réseau')
      await page.getByRole('link', { name: 'Ajouter une ressource' }).click()
      await lire('nouvelle ressource', /^Ajouter une ressource$/)
      await allerA(page, 'Tableau')
      await page.getByRole('link', { name: 'Noter une demande reçue autrement' }).click()
      await lire('demande notée', /^Noter une demande/)
    }
    const choisies = rubriques.flatMap((rubrique) => {
      const siennes = demandes.filter((d) => d.rubrique === rubrique)
      return toutes ? siennes : siennes.slice(0, 1)
    })
    expect(choisies.length).toBeGreaterThanOrEqual(rubriques.length)
    for (const [rang, { rubrique, href }] of choisies.entries()) {
      await allerA(page, 'Tableau')
      await page.locator(`main a[href="${href}"]`).first().click()
      await expect(ouvert, rubrique).toBeVisible()
      await lire(rubrique)
      const entiere = page.getByRole('button', { name: 'Lire la demande' })
      if (await entiere.isVisible()) {
        await entiere.click()
        await expect(page.getByRole('heading', { name: 'L’échange' })).toBeVisible()
        // The button has disappeared, so the keyboard focus is on what replaced it.
        await expect(page.locator('main :focus').filter({ hasText: 'L’échange' })).toHaveCount(1)
        await lire(`${rubrique}, lue`)
      }
      if (rang > 0) continue
      for (const lien of ['Guide de l’entretien', 'Conduite en cas de danger']) {
        const suite = page.getByRole('link', { name: lien }).first()
        if (!(await suite.isVisible())) continue
        await suite.click()
        await expect(page.getByRole('heading', { level: 1, name: lien })).toBeVisible()
        await expect(page.locator('main').getByRole('button').first()).toBeVisible()
        await lire(lien)
        await page.getByRole('link', { name: 'Une demande' }).click()
        await expect(ouvert).toBeVisible()
      }
    }
    expect(releve.incidents).toEqual([])
  })

test('a doctor who has no key yet is led to make one', async ({ page }) => {
  await connexion(page, 'Armelle Rivoal')
  await page.goto('/aide/suivi')
  await expect(page).toHaveURL('/aide/suivi/cle')
  await verifierPage(page, '/aide/suivi/cle')
  const phrase = (await page.locator('main strong').first().innerText()).trim()
  await page.getByLabel('Votre phrase', { exact: true }).fill(phrase)
  await page.getByLabel('La même, encore une fois').fill(phrase)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Votre fiche de secours' })).toBeVisible()
  await verifierPage(page, '/aide/suivi/cle')
  // The sheet is printed on one page, without the browser’s own header: a page before it would have shown the address.
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('the page of a case that does not exist still shows the emergency numbers and the way out', async ({ page }) => {
  const absente = '/aide/suivi/01890000-0000-7000-8000-000000000000'
  await connexion(page, 'Nadège Pujol')
  expect((await page.goto(absente))?.status()).toBe(404)
  await verifierPage(page, absente)
})
