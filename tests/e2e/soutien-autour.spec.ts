// What surrounds a request: who worries for somebody, who wants to take stock, who supervises, and the doctor who keeps the network.
import type { Page } from '@playwright/test'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const LENT = { timeout: 30_000 }
const COORDINATION = 'Coordination de la cellule de soutien'

async function entrerDansLaCellule(page: Page, adresse: string): Promise<void> {
  await connexion(page, COORDINATION)
  await page.goto(adresse)
  await page.getByLabel('Votre phrase', { exact: true }).fill(PHRASE)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(page.getByText('Espace ouvert')).toBeVisible(LENT)
}

test('R-SOU-8: a third person is told « Transmis. » alone; a doctor proposes; the interne agrees, and only then a request is written', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  const marque = `Interne inquiétante ${Date.now()}`
  const envois: string[] = []
  page.on('request', (r) => envois.push(r.postData() ?? ''))
  await page.goto('/aide/proche')
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Chiffrer et transmettre' }).click()
  await expect(page.getByText('Dites qui vous êtes pour cette personne.').first()).toBeVisible()
  await page.getByLabel('Je crains pour sa vie').check()
  await expect(page.getByText('Appelez maintenant : ce message peut n’être lu que demain.')).toBeVisible()
  await page.getByLabel('Son maître ou sa maîtresse de stage').check()
  await page.getByLabel('De qui s’agit-il ?').fill(marque)
  await page.getByLabel('Ce qui vous inquiète').fill('Elle pleure en salle de pause.')
  await page.getByLabel('Oui, et elle sait que j’écris').check()
  await page.getByRole('button', { name: 'Chiffrer et transmettre' }).click()
  await expect(page.getByText('Transmis.', { exact: true })).toBeVisible(LENT)
  await verifierAccessibilite(page)
  expect(envois.filter((e) => e.includes('inquiétante') || e.includes('pleure'))).toEqual([])
  // Neither words nor a number to come back with.
  await expect(page.locator('main section ol')).toHaveCount(0)
  await expect(page.getByRole('status')).not.toContainText(/vos mots|référence|identifiant/i)

  const medecin = await (await browser.newContext()).newPage()
  await entrerDansLaCellule(medecin, '/aide/suivi/signalements')
  const envoi = medecin.getByRole('region').filter({ hasText: 'Danger dit' })
  await expect(envoi.first()).toBeVisible()
  await verifierAccessibilite(medecin)
  // Urgent first: ours is among them.
  let sien = envoi.first()
  for (let n = 0; n < (await envoi.count()); n++) {
    sien = envoi.nth(n)
    await sien.getByRole('button', { name: 'Lire' }).click()
    await expect(sien.getByText('De qui s’agit-il')).toBeVisible(LENT)
    if ((await sien.innerText()).includes(marque)) break
  }
  await expect(sien.getByText('Elle pleure en salle de pause.')).toBeVisible()
  const confirmer = async (nom: string): Promise<void> => {
    await sien.getByRole('button', { name: nom }).first().click()
    await medecin.getByRole('dialog').getByRole('button', { name: nom }).click()
  }
  await confirmer('Je le lui ai proposé')
  await expect(sien.getByText('Proposé à l’interne', { exact: true })).toBeVisible(LENT)
  await confirmer('L’interne accepte')
  await expect(medecin).toHaveURL(/\/aide\/suivi\/nouveau$/, LENT)
  await expect(medecin.getByText('Espace ouvert')).toBeVisible()
  await expect(medecin.getByLabel('Par un tiers, avec l’accord de la personne')).toBeChecked()
  await expect(medecin.getByLabel('Son nom, ou celui qu’elle choisit')).toHaveValue(marque)
  await medecin.goBack()
  await expect(medecin.getByText(marque)).toHaveCount(0)
})

test('R-SOU-26: a questionnaire asks nothing of the network, keeps nothing, and any thought of death shows where to call', async ({
  page,
}) => {
  await page.goto('/aide/questionnaires')
  await page.waitForLoadState('networkidle')
  const demandes: string[] = []
  page.on('request', (r) => demandes.push(r.url()))
  const humeur = page.locator('details').filter({ hasText: 'Mon humeur, en 9 questions' })
  await humeur.locator('summary').click()
  await expect(humeur.getByText('Il reste 9 questions.')).toBeVisible()
  const groupes = humeur.locator('form fieldset')
  await expect(groupes).toHaveCount(9)
  await groupes.nth(8).getByLabel('Plusieurs jours').check()
  await expect(humeur.getByText('Des idées de mort vous viennent.', { exact: false })).toBeVisible()
  for (let n = 0; n < 8; n++) await groupes.nth(n).getByLabel('Jamais').check()
  await expect(humeur.getByText('Humeur : 1 sur 27.', { exact: false })).toBeVisible()
  await expect(humeur.getByText('C’est un repère, pas un diagnostic', { exact: false })).toBeVisible()
  await verifierAccessibilite(page)
  expect(demandes).toEqual([])
  expect(page.url()).toMatch(/\/aide\/questionnaires$/)
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  await humeur.getByRole('button', { name: 'Effacer mes réponses' }).click()
  await expect(humeur.getByText('Il reste 9 questions.')).toBeVisible()
  await expect(humeur.locator('input:checked')).toHaveCount(0)
})

test('the supervisor’s page prints on one sheet of A4', async ({ page }) => {
  await page.goto('/aide/encadrer')
  await verifierAccessibilite(page)
  await expect(page.getByRole('button', { name: 'Imprimer l’affiche' })).toBeVisible()
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('R-SOU-22: the secretariat mails it to supervisors, once a semester; another has no such page', async ({ page }) => {
  await connexion(page, 'Nathalie Prigent')
  await page.goto('/stages/encadrement')
  await verifierAccessibilite(page)
  const bouton = page.getByRole('button', { name: /^Envoyer (à un maître|aux \d+ maîtres) de stage$/ })
  if (await bouton.first().isVisible()) {
    await bouton.first().click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Envoyer/ })
      .click()
  }
  await expect(page.getByText(/^C’est fait pour le semestre/)).toBeVisible(LENT)
  await connexion(page, 'Clara Vasseur')
  expect((await page.goto('/stages/encadrement'))?.status()).toBe(403)
})

test('R-SOU-11: a doctor checks a resource in one click, adds one, corrects it, withdraws it; the public page follows', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const nom = `Ressource d’essai ${Date.now()}`
  await connexion(page, COORDINATION)
  await page.goto('/aide/suivi/reseau')
  await verifierAccessibilite(page)
  const avant = await page.getByText('À vérifier', { exact: true }).count()
  expect(avant).toBeGreaterThan(0)
  await page.getByRole('row').filter({ hasText: 'À vérifier' }).first().getByRole('button', { name: 'Vérifiée aujourd’hui' }).click()
  await expect(page.getByText('Ressource vérifiée ce jour.')).toBeVisible()
  await expect(page.getByText('À vérifier', { exact: true })).toHaveCount(avant - 1)

  await page.getByRole('link', { name: 'Ajouter une ressource' }).click()
  await page.getByLabel('Nom').fill(nom)
  await page.getByLabel('Ce que c’est').selectOption('SOCIAL')
  for (const champ of ['Pour qui, pour quoi', 'Comment la joindre', 'Quand', 'Coût', 'Qui le saura'])
    await page.getByLabel(champ).fill('Essai, 02 61 91 00 00')
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(page.getByText('Ressource ajoutée, vérifiée ce jour.')).toBeVisible()
  await page.goto('/aide/reseau')
  await verifierAccessibilite(page)
  await expect(page.getByText(nom)).toBeVisible()
  await page.goto('/aide/suivi/reseau')
  await page.getByRole('link', { name: nom }).click()
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Retirer du réseau' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer du réseau' }).click()
  await expect(page.getByText('Ressource retirée.')).toBeVisible()
  await page.goto('/aide/reseau')
  await expect(page.getByText(nom)).toHaveCount(0)
})

for (const adresse of ['/aide', '/aide/reseau', '/aide/qui-voit-quoi', '/aide/cellule'])
  test(`${adresse} can be read by everyone`, async ({ page }) => {
    await page.goto(adresse)
    await verifierAccessibilite(page)
    await page.setViewportSize({ width: 375, height: 812 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })
