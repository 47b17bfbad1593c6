import type { Browser, Page } from '@playwright/test'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const NEUTRE = 'Marguerite, le portail du DUMG'
/** A derivation takes seconds of a processor that others share. */
const LENT = { timeout: 30_000 }

async function ouvrirEspace(page: Page, medecin: string, adresse = '/aide/suivi'): Promise<void> {
  await connexion(page, medecin)
  await page.goto(adresse)
  await page.getByLabel('Votre phrase', { exact: true }).fill(PHRASE)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(page.getByText(/^Espace ouvert$/)).toBeVisible(LENT)
}

const autre = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage()

test('R-SOU-1, R-SOU-13, R-SOU-23: a telephone call, two doctors, a danger, a case of need', async ({ page, browser }) => {
  test.setTimeout(300_000)
  const recit = `Appel du soir ${Date.now()}`
  await ouvrirEspace(page, 'Odile Bertin')
  await expect(page).toHaveTitle(NEUTRE)
  await expect(page.getByRole('region', { name: 'Vos suivis' })).toBeVisible()
  await verifierAccessibilite(page)

  await page.getByRole('link', { name: 'Noter une demande reçue autrement' }).click()
  await page.getByRole('button', { name: 'Chiffrer et enregistrer' }).click()
  await expect(page.getByText('Écrivez au moins ce que la personne demande.').first()).toBeVisible(LENT)
  await page.getByLabel('Ce que la personne dit').fill(recit)
  await page.getByLabel('Son nom, ou celui qu’elle choisit').fill('Lou')
  await page.getByLabel('Qui l’encadre, l’évalue ou la soigne').fill('le Dr Untel')
  await page.getByRole('checkbox', { name: 'Dr Claire Delorme' }).check()
  await page.getByRole('checkbox', { name: /Elle veut pouvoir revenir/ }).check()
  await page.getByRole('checkbox', { name: /Elle est d’accord/ }).check()
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Chiffrer et enregistrer' }).click()
  await expect(page.getByText('La demande est enregistrée, chiffrée.')).toBeVisible(LENT)
  await expect(page.getByRole('region', { name: 'Dictez ces douze mots' }).getByRole('listitem')).toHaveCount(12)
  await page.getByRole('link', { name: 'Ouvrir la demande' }).click()

  // R-SOU-6: who writes, who surrounds them, and nothing more.
  await expect(page.getByText('le Dr Untel')).toBeVisible(LENT)
  await expect(page.getByText(recit)).toHaveCount(0)
  await verifierAccessibilite(page)
  await page.getByRole('button', { name: 'Lire la demande' }).click()
  await expect(page.getByText(recit)).toBeVisible(LENT)
  const adresse = new URL(page.url()).pathname
  await expect(page).toHaveTitle(NEUTRE)
  await expect(page.getByRole('checkbox', { name: /Delorme/ })).toHaveCount(0)
  // Nothing typed here is kept by the browser, nor sent to its maker to be spelt.
  await expect(page.locator('textarea:not([autocomplete=off][spellcheck=false])')).toHaveCount(0)
  await page.getByLabel('Votre réponse').fill('Nous vous rappelons ce soir.')
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByText('Message envoyé.')).toBeVisible(LENT)

  // R-SOU-13: danger does not wait for two doctors to be named; R-SOU-15: what the law says of it.
  await page.getByRole('link', { name: 'Conduite en cas de danger' }).click()
  await expect(page.getByText('Ne la laissez pas seule.')).toBeVisible()
  await expect(page.getByText('article 40', { exact: false }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Lire la demande' }).click(LENT)
  await page.getByLabel('Heure').fill('21:40')
  await page.getByLabel('Décision').fill('Le SAMU vient, sa sœur est près d’elle.')
  await page.getByRole('button', { name: 'Noter et signer' }).click()
  await expect(page.getByText('Un second médecin doit relire et signer.').first()).toBeVisible(LENT)
  await verifierAccessibilite(page)
  await page.getByRole('link', { name: 'confiez la demande à deux médecins' }).click()
  await page.getByRole('button', { name: 'Lire la demande' }).click(LENT)
  await expect(page.getByText('À voir aujourd’hui').first()).toBeVisible(LENT)
  await expect(page.getByRole('radio', { name: 'Danger' })).toBeChecked()

  const duo = page.getByRole('region', { name: 'Confier à deux médecins' })
  for (const nom of [/Bertin/, /Corre/, /Hurel/, /Meziane/, /Pujol/])
    await duo.getByRole('checkbox', { name: nom }).setChecked(/Bertin|Corre/.test(nom.source))
  await duo.getByRole('button', { name: 'Confier', exact: true }).click()
  await expect(page.getByText('La demande est confiée à Dr Odile Bertin et Dr Yann Corre.')).toBeVisible(LENT)
  await verifierAccessibilite(page)

  const corre = await autre(browser)
  await ouvrirEspace(corre, 'Yann Corre')
  await expect(corre.getByRole('region', { name: 'À voir aujourd’hui' })).toBeVisible()
  await corre.goto(`${adresse}/conduite`)
  await corre.getByLabel('Votre phrase', { exact: true }).fill(PHRASE)
  await corre.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await corre.getByRole('button', { name: 'J’ai relu, je signe' }).click(LENT)
  await expect(corre.getByText('Dr Odile Bertin et Dr Yann Corre').first()).toBeVisible(LENT)

  // Whom the person set aside finds no such page.
  const delorme = await autre(browser)
  await connexion(delorme, 'Claire Delorme')
  expect((await delorme.goto(adresse))?.status()).toBe(404)

  const hurel = await autre(browser)
  await ouvrirEspace(hurel, 'Pascal Hurel', adresse)
  await expect(hurel.getByText(recit)).toHaveCount(0)
  await hurel.getByRole('radio', { name: 'Les deux médecins sont absents' }).check()
  await hurel.getByRole('button', { name: 'Ouvrir ce dossier' }).click()
  await expect(hurel.getByText(recit)).toBeVisible(LENT)
  // R-SOU-13: inside, the danger is theirs to write down too.
  await hurel.getByRole('link', { name: 'Conduite en cas de danger' }).click()
  await expect(hurel.getByRole('button', { name: 'Noter et signer' })).toBeVisible(LENT)

  for (const temoin of [page, corre]) await temoin.goto('/aide/suivi')
  const averti = (await page.getByText(/a ouvert en cas de nécessité/).count()) > 0 ? page : corre
  await expect(averti.getByText('Dr Pascal Hurel a ouvert en cas de nécessité un dossier que vous suivez')).toBeVisible()
  await expect(averti.getByRole('link', { name: 'Lire ce dossier' }).first()).toHaveAttribute('href', adresse)
  await averti.getByRole('button', { name: 'J’ai vu' }).first().click()
  await expect(averti.getByText('Dr Pascal Hurel a ouvert en cas de nécessité un dossier que vous suivez')).toHaveCount(0, LENT)
})

test('R-SOU-9, R-SOU-19: the guide by versions, an orientation, the end', async ({ page }) => {
  test.setTimeout(240_000)
  await ouvrirEspace(page, 'Odile Bertin')
  await page
    .getByRole('region', { name: 'Vos suivis' })
    .getByRole('row')
    .filter({ hasText: 'Suivi' })
    .last()
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByText('Ma thèse n’avance plus')).toBeVisible(LENT)
  // R-SOU-26: what the person chose to share, and what it is not.
  await expect(page.getByText('WHO-5, bien-être : 44 sur 100. Bien-être bas.')).toBeVisible()
  await expect(page.getByText('une information, pas un diagnostic')).toBeVisible()
  await page.getByText('Repère, niveau et motifs', { exact: true }).click()
  await expect(page.getByRole('group', { name: 'Motifs' }).getByRole('checkbox')).toHaveCount(14)
  await page.getByRole('link', { name: 'Guide de l’entretien' }).first().click()
  await expect(page.getByLabel('Ce que la personne attend')).toBeVisible(LENT)
  await page.getByLabel('Sommeil').fill('Reprend.')
  await page.getByRole('button', { name: 'Enregistrer cette version' }).click()
  await expect(page.getByText('Guide enregistré.')).toBeVisible(LENT)
  await verifierAccessibilite(page)
  await page
    .getByText(/^n° \d+,/)
    .last()
    .click()
  await expect(page.getByRole('definition').filter({ hasText: 'Reprend.' }).last()).toBeVisible()

  await page.getByRole('link', { name: 'Une demande' }).click()
  // R-SOU-11: a consent for each; the last orientation alone counts, and what was agreed to can be taken back.
  const suite = page.getByRole('region', { name: 'La suite' })
  const accords = suite.getByRole('combobox')
  const noter = page.getByRole('button', { name: 'Noter l’orientation choisie' })
  await page.getByText('Orienter', { exact: true }).click(LENT)
  await accords.first().selectOption('medecins')
  await noter.click()
  await expect(page.getByText('Orientation notée.')).toBeVisible(LENT)
  await expect(page.getByText(/nous prenons contact, comme vous l’acceptez/).last()).toBeVisible()
  await expect(suite.getByRole('heading', { name: /^Orientation en vigueur, du / })).toHaveCount(1)
  for (const accord of await accords.all()) await accord.selectOption('')
  await noter.click()
  await expect(suite.getByText('Aucun accord : la personne les a repris. Ne contactez personne.')).toBeVisible(LENT)
  await expect(page.getByText(/nous ne contactons personne pour vous/).last()).toBeVisible()
  await noter.click()
  await expect(page.getByText('Choisissez au moins une ressource, avec la personne.').first()).toBeVisible()

  await page.getByText('Convenir d’un prochain contact', { exact: true }).click()
  await page.getByLabel('Prochain contact le').fill('2020-01-01')
  await page.getByRole('button', { name: 'Noter', exact: true }).click()
  await expect(page.getByText('Choisissez un jour à venir.').first()).toBeVisible(LENT)
  await page.getByLabel('Prochain contact le').fill('2099-01-05')
  await page.getByRole('button', { name: 'Noter', exact: true }).click()
  await expect(page.getByText('Prochain contact noté.')).toBeVisible(LENT)
})
