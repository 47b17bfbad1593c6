import { lireCourriel } from '../support/base'
import type { Locator, Page } from '@playwright/test'
import { confirmer, entrer, entrerParLaPage, expect, ouvrir, test } from '../support/test'

const formulaire = (page: Page, bouton: string): Locator =>
  page.locator('form').filter({ has: page.getByRole('button', { name: bouton, exact: true }) })

/** The day in Paris `n` days from now, in the format of a date field. */
const jour = (n: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now() + n * 86_400_000)

/** Opens the record of a person found by name. Returns its address. */
async function ouvrirFiche(administration: Page, nom: string): Promise<string> {
  await administration.goto(`/administration/personnes?q=${encodeURIComponent(nom)}`)
  const fiche = (await administration.getByRole('rowheader').getByRole('link').first().getAttribute('href')) ?? ''
  await administration.goto(fiche)
  return fiche
}

test('a mailed link signs in once and signing out ends the session; a change of account or role applies from the next request on', async ({
  browser,
  page,
  context,
}) => {
  const administration = await entrer(browser, 'Sami Rezgui')
  let lien = ''

  await test.step('a person whose account is disabled is signed out at once; once it is reopened, they can sign in again', async () => {
    const cible = await entrer(browser, 'Pascal Hurel')
    await cible.goto('/')
    await expect(cible.getByRole('heading', { level: 1, name: 'À faire' })).toBeVisible()
    const fiche = await ouvrirFiche(administration, 'Hurel')
    await formulaire(administration, 'Désactiver le compte').getByLabel('Motif').fill('Départ de l’université.')
    await confirmer(administration, 'Désactiver le compte')
    await expect(administration.getByRole('button', { name: 'Rouvrir le compte' })).toBeVisible()
    await cible.goto('/flechage')
    await expect(cible).toHaveURL(/\/connexion/)
    await expect(cible.getByRole('button', { name: 'Entrer : Pascal Hurel' })).toHaveCount(0)

    await administration.goto(fiche)
    await formulaire(administration, 'Rouvrir le compte').getByLabel('Motif').fill('Retour.')
    await administration.getByRole('button', { name: 'Rouvrir le compte' }).click()
    await expect(administration.getByRole('button', { name: 'Désactiver le compte' })).toBeVisible()
    // Disabling the account closed its sessions, and reopening it does not restore them.
    await cible.goto('/flechage')
    await expect(cible).toHaveURL(/\/connexion/)
    await entrerParLaPage(cible, 'Pascal Hurel')
  })

  await test.step('a role that ended yesterday gives no right from the next request on', async () => {
    const fiche = await ouvrirFiche(administration, 'Odile Bertin')
    const personne = await entrer(browser, 'Odile Bertin')
    const parametres = async (): Promise<number> => (await personne.request.get('/administration/parametres')).status()
    expect(await parametres()).toBe(403)
    await formulaire(administration, 'Enregistrer la nomination').getByLabel('Rôle').selectOption({ label: 'Direction du DUMG' })
    await administration.getByLabel('Acte de nomination').fill('Arrêté d’essai')
    await administration.getByLabel('Premier jour').fill(jour(-1))
    await administration.getByRole('button', { name: 'Enregistrer la nomination' }).click()
    // The page may already name that role, so the test waits for the address that follows the act.
    await expect(administration).toHaveURL(/fait=nomination/)
    expect(await parametres()).toBe(200)

    await administration.goto(fiche)
    const fin = formulaire(administration, 'Enregistrer la fin')
    const option = await fin
      .getByLabel('Nomination')
      .getByRole('option', { name: /^Direction du DUMG/ })
      .getAttribute('value')
    await fin.getByLabel('Nomination').selectOption(option)
    await fin.getByLabel('Dernier jour').fill(jour(-1))
    await fin.getByLabel('Motif').fill('Fin de la mission.')
    await administration.getByRole('button', { name: 'Enregistrer la fin' }).click()
    await expect(administration.getByText('Terminée').first()).toBeVisible()
    expect(await parametres()).toBe(403)
  })

  for (const persona of ['siège suppléant', 'Enseignant, membre suppléant'])
    await test.step(`${persona} sees their commission, and can neither prepare a session nor open the administration`, async () => {
      const membre = await entrer(browser, persona)
      await membre.goto('/commissions')
      await membre.getByRole('link', { name: /Commission du département/ }).click()
      await expect(membre.getByRole('heading', { name: 'Séances' })).toBeVisible()
      for (const bouton of ['Préparer une séance', 'Nommer un membre'])
        await expect(membre.getByRole('link', { name: bouton })).toHaveCount(0)
      for (const chemin of ['/commissions/inscrire', '/administration', '/administration/journal'])
        expect([403, 404], chemin).toContain((await membre.request.get(chemin)).status())
    })

  await test.step('a person asks for a link, receives it by mail and signs in with it', async () => {
    await ouvrirFiche(administration, 'Konaté')
    const courriel = await administration.getByLabel('Adresse électronique').first().inputValue()
    await page.goto('/connexion?retour=/stages')
    await page.getByLabel('Votre adresse électronique').fill(courriel)
    await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    await expect(page.getByText(/courriel|message|lien/i).first()).toBeVisible()
    lien = await lireCourriel({ a: courriel }, /\/connexion\/lien\/[\w-]{43}[^\s]*/)
    // Mail scanners follow links, so opening the link neither signs in nor uses it up.
    for (let fois = 0; fois < 2; fois++) await page.goto(lien)
    await page.getByRole('button', { name: 'Entrer', exact: true }).click()
    await expect(page).toHaveURL(/\/stages$/)
    await expect(page.getByText('Boubacar Konaté').first()).toBeVisible()
  })

  await test.step('a person downloads their own data as JSON and for a spreadsheet, without the data of other people', async () => {
    await page.goto('/donnees-personnelles')
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Pour un autre logiciel (JSON)' }).click(),
    ])
    expect(fichier.suggestedFilename()).toBe('mes-donnees.json')
    const json = await (await page.request.get('/donnees-personnelles/mes-donnees.json')).text()
    const csv = await (await page.request.get('/donnees-personnelles/mes-donnees.csv')).text()
    for (const texte of [json, csv]) {
      expect(texte).toContain('Konaté')
      expect(texte).toMatch(/FLE-\d{4}[EH]-\d{4}/)
      for (const autre of ['Vasseur', 'Roussel', 'Haddad', 'Lemoine']) expect(texte).not.toContain(autre)
    }
    expect(JSON.parse(json)).toBeTruthy()
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    expect(csv).toContain(';')
    const secretariat = await entrer(browser, 'Nathalie Prigent')
    for (const numero of new Set(json.match(/FLE-\d{4}[EH]-\d{4}/g))) {
      await secretariat.goto(`/flechage?q=${numero}`)
      await expect(secretariat.getByRole('row').filter({ hasText: 'Konaté' })).not.toHaveCount(0)
    }
    const reponse = await (await ouvrir(browser)).request.get('/donnees-personnelles/mes-donnees.json')
    expect(reponse.url()).toContain('/connexion')
    expect(await reponse.text()).not.toMatch(/FLE-\d{4}[EH]-\d{4}/)
  })

  await test.step('signing out ends the session for a copied cookie too, and the used link no longer signs in', async () => {
    const temoin = await ouvrir(browser, { storageState: await context.storageState() })
    await temoin.goto('/flechage')
    await expect(temoin).toHaveURL(/\/flechage$/)
    await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
    await expect(page).toHaveURL(/\/connexion/)
    await temoin.goto('/flechage')
    await expect(temoin).toHaveURL(/\/connexion/)
    const autre = await ouvrir(browser)
    await autre.goto(lien)
    await autre.getByRole('button', { name: 'Entrer', exact: true }).click()
    await expect(autre.getByText('Ce lien ne permet plus d’entrer').first()).toBeVisible()
  })
})
