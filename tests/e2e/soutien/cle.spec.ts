import type { Locator, Page } from '@playwright/test'
import { PHRASE as PHRASE_COLLEGUE } from '@/lib/soutien/demonstration/schema'
import { allerA, TITRE } from '../support/cellule'
import { lePortail } from '../support/portail'
import { connexion, expect, ouvrir, test, verifierAccessibilite } from '../support/test'

const CLE = '/aide/suivi/cle'
const PREMIERE = 'tilleul lanterne orage cuivre'
const SECONDE = 'héron farine boussole velours'

/** Notes the words of the sheet on screen, then types the two words that the page asks for. */
async function garderFiche(page: Page): Promise<string[]> {
  const fiche = page.getByRole('region', { name: 'Votre fiche de secours', exact: true })
  await expect(fiche.locator('ol > li')).toHaveCount(12)
  const mots = await fiche.locator('ol > li').allTextContents()
  // R-SOU-22: the printed sheet does not say what it opens.
  await page.emulateMedia({ media: 'print' })
  expect((await page.locator('body').innerText()).split(/\s+/).filter(Boolean)).toEqual(mots)
  await page.emulateMedia({ media: 'screen' })
  for (const n of [4, 11]) await fiche.getByLabel(`Mot n° ${n}`).fill(mots[n - 1]?.toUpperCase() ?? '')
  await fiche.getByRole('button', { name: 'J’ai gardé ma fiche' }).click()
  return mots
}

async function choisir(formulaire: Locator, phrase: string): Promise<void> {
  await formulaire.getByLabel('Votre phrase', { exact: true }).fill(phrase)
  await formulaire.getByLabel('La même, encore une fois').fill(phrase)
}

async function ouvrirPar(page: Page, phrase: string): Promise<void> {
  await page.getByLabel('Votre phrase', { exact: true }).fill(phrase)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
}

const etat = (page: Page): Locator => page.getByText(/^Espace (ouvert|fermé)$/)

/** A new doctor makes a key and a colleague confirms its six words; with the sheet the doctor replaces a lost phrase. */
async function faireUneCle(page: Page, collegue: Page): Promise<void> {
  await connexion(page, 'pas encore de clé')
  expect((await page.request.get('/aide/suivi/creneaux')).status()).toBe(404)
  await page.goto(CLE)
  await expect(page).toHaveTitle(TITRE)

  await choisir(page.getByRole('main'), 'marguerite')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByText('Il faut au moins 4 mots différents').first()).toBeVisible()
  await choisir(page.getByRole('main'), PREMIERE)
  await page.getByRole('button', { name: 'Continuer' }).click()

  await page.getByLabel('Mot n° 4').fill('faux')
  await page.getByRole('button', { name: 'J’ai gardé ma fiche' }).click()
  await expect(page.getByText('Ce ne sont pas ces mots-là.', { exact: false }).first()).toBeVisible()
  await verifierAccessibilite(page)
  const mots = await garderFiche(page)
  const attente = page.getByText('Votre clé attend d’être confirmée.')
  await expect(attente).toBeVisible()
  const six = (await page.getByRole('main').locator('strong').first().textContent()) ?? ''
  expect(six.split(' ')).toHaveLength(6)

  await connexion(collegue, 'Coordination de la cellule de soutien')
  await collegue.goto(CLE)
  // The colleague first opens their own key, because a session alone cannot confirm another key.
  await ouvrirPar(collegue, PHRASE_COLLEGUE)
  await expect(etat(collegue)).toHaveText('Espace ouvert')
  const nouvelle = collegue
    .getByRole('region')
    .filter({ has: collegue.getByRole('button', { name: 'Confirmer cette clé' }) })
    .last()
  await expect(nouvelle.getByText(six)).toBeVisible()
  await nouvelle.getByRole('button', { name: 'Confirmer cette clé' }).click()
  await expect(collegue.getByText('Comparez d’abord les six mots de vive voix').first()).toBeVisible()
  await nouvelle.getByLabel(/Je viens d’entendre/).check()
  await nouvelle.getByRole('button', { name: 'Confirmer cette clé' }).click()
  await expect(collegue.locator('p').filter({ hasText: six })).toContainText('Clé confirmée par Dr Pascal Hurel.')
  await expect(collegue.getByRole('button', { name: 'Confirmer cette clé' })).toHaveCount(0)

  await page.goto(CLE)
  await expect(etat(page)).toHaveText('Espace fermé')
  await ouvrirPar(page, SECONDE)
  await expect(page.getByText('Ce n’est pas votre phrase.', { exact: false }).first()).toBeVisible()
  await ouvrirPar(page, `  ${PREMIERE} `)
  await expect(etat(page)).toHaveText('Espace ouvert')
  await allerA(page, 'Signalements')
  await expect(etat(page)).toHaveText('Espace ouvert')
  await expect(page).toHaveTitle(TITRE)
  await page.getByRole('button', { name: 'Verrouiller' }).click()
  await expect(etat(page)).toHaveText('Espace fermé')

  await allerA(page, 'Ma clé')
  await page.getByRole('button', { name: 'J’ai perdu ma phrase' }).click()
  await page.getByLabel('Les douze mots de votre fiche').fill(mots.join(' '))
  await page.getByRole('button', { name: 'Rouvrir' }).click()
  await expect(page.getByText('Choisissez maintenant une nouvelle phrase.', { exact: false })).toBeVisible()
  await choisir(page.getByRole('main'), SECONDE)
  await page.getByRole('button', { name: 'Changer ma phrase' }).click()
  await expect(page.getByRole('heading', { name: 'Vos appareils' })).toBeVisible()

  await page.reload()
  await ouvrirPar(page, PREMIERE)
  await expect(page.getByText('Ce n’est pas votre phrase.', { exact: false }).first()).toBeVisible()
  await ouvrirPar(page, SECONDE)
  await expect(etat(page)).toHaveText('Espace ouvert')
}

/** A doctor’s device opens the vault. Changing the key forgets the device, and the same phrase opens the new key. */
async function ajouterUnAppareil(page: Page, adresse: string): Promise<void> {
  await page.clock.install()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
    },
  })
  await connexion(page, 'Médecin de la cellule, reçoit cette semaine', adresse)
  await page.goto(CLE)
  await ouvrirPar(page, PHRASE_COLLEGUE)
  await expect(etat(page)).toHaveText('Espace ouvert')

  const confirmer = async (pour: string): Promise<void> => {
    const formulaire = page.locator('details').filter({ hasText: pour })
    await formulaire.locator('summary').click()
    await formulaire.getByLabel('Votre phrase actuelle').fill(PHRASE_COLLEGUE)
    await formulaire.getByRole('button', { name: 'Continuer' }).click()
  }
  await confirmer('Ajouter cet appareil')
  await page.getByLabel('Nom de l’appareil').fill('ordinateur du cabinet')
  await page.getByRole('button', { name: 'Ajouter cet appareil' }).click()
  await expect(page.getByText('Cet appareil ouvre maintenant votre espace.')).toBeVisible()
  await page.getByRole('button', { name: 'Verrouiller' }).click()
  await page.getByRole('button', { name: 'Ouvrir avec « ordinateur du cabinet »' }).click()
  await expect(etat(page)).toHaveText('Espace ouvert')

  await confirmer('Changer de clé')
  await garderFiche(page)
  await expect(page.getByText('Votre clé est changée.', { exact: false })).toBeVisible()
  await expect(page.getByText('Aucun appareil', { exact: false })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: /^Ouvrir avec/ })).toHaveCount(0)
  await ouvrirPar(page, PHRASE_COLLEGUE)
  await expect(etat(page)).toHaveText('Espace ouvert')

  // Without activity, the space is still open after ten minutes and is closed after sixteen.
  await page.clock.fastForward(10 * 60_000)
  await expect(etat(page)).toHaveText('Espace ouvert')
  await page.clock.fastForward(6 * 60_000)
  await expect(etat(page)).toHaveText('Espace fermé')
}

test('R-SOU-23: a new doctor makes a key that a colleague confirms; a device opens the vault until the key changes', async ({
  page,
  browser,
}) => {
  await test.step('a doctor makes a key, a colleague confirms it, and the sheet replaces a lost phrase', async () =>
    faireUneCle(page, await ouvrir(browser)))
  await test.step('a device opens the vault until the key changes', async () => {
    // A passkey belongs to a host name: browsers make none for an IP address.
    const parNom = lePortail().adresse.replace('127.0.0.1', 'localhost')
    await ajouterUnAppareil(await ouvrir(browser, { baseURL: parNom }), parNom)
  })
})
