// The work around requests: slots, messages of third persons, the monthly meeting, the year's figures, the network, the supervisors.
import type { Locator, Page } from '@playwright/test'
import { allerA, ouvrirEspace, TITRE } from '../support/cellule'
import { confirmer, connexion, entrer, expect, ouvrir, test, verifierAccessibilite } from '../support/test'

const COORDINATION = 'Coordination de la cellule de soutien'
const INQUIETUDE = 'Elle pleure en salle de pause.'
const MARQUE = 'Interne inquiétante'

/** R-SOU-1: a doctor says when they are available, opens an hour and gives it up. */
async function tenirSesCreneaux(page: Page): Promise<void> {
  await page.goto('/aide/suivi/creneaux')
  await page.getByLabel(/^Jour /).fill('2020-01-06')
  await page.getByLabel(/^De /).fill('18:00')
  await page.getByLabel(/^À /).fill('20:00')
  await page.getByRole('button', { name: 'Noter', exact: true }).click()
  await expect(page.getByText('Choisissez une heure à venir.').first()).toBeVisible()
  await verifierAccessibilite(page)
  const heures = page.getByRole('combobox', { name: 'Quand' })
  await heures.selectOption({ index: 1 })
  await page.getByRole('group', { name: 'Comment' }).getByLabel('En visio').check()
  await page.getByRole('textbox', { name: 'Où' }).fill('https://visio.example/essai')
  const autres = page.getByRole('group', { name: 'Avec d’autres médecins' })
  await autres.getByLabel('Dr Odile Bertin').check()
  await autres.getByLabel('Dr Nadège Pujol').check()
  const retraits = page.getByRole('button', { name: 'Me retirer', includeHidden: true })
  const avant = await retraits.count()
  await page.getByRole('button', { name: 'Ouvrir ce créneau' }).click()
  await expect(page.getByText(/^Créneau ouvert : |sont déjà ouverts|n’a pas dit être disponible/).first()).toBeVisible()
  await page.goto('/aide/suivi/creneaux')
  expect(await retraits.count()).toBeGreaterThanOrEqual(avant)
  const ligne = page.getByRole('row').filter({ hasText: 'Libre' }).last()
  await ligne.getByText('Je ne pourrai pas').click()
  await ligne.getByRole('button', { name: 'Me retirer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Me retirer' }).click()
  await expect(page.getByText(/Votre collègue vous remplace|Créneau annulé/)).toBeVisible()
}

/** R-SOU-1: one of the two doctors of a case proposes an hour from its page, and takes it back. */
async function proposerUnRendezVous(page: Page): Promise<void> {
  await page.getByRole('row').filter({ hasText: 'Rendez-vous manqué' }).getByRole('link').click()
  await page.getByRole('button', { name: 'Proposer un rendez-vous' }).click()
  const choix = page.getByRole('group', { name: 'Quand', exact: true }).getByRole('radio').first()
  const rien = page.getByText('Vous n’avez aucun créneau libre à deux.')
  await expect(choix.or(rien)).toBeVisible()
  await verifierAccessibilite(page)
  if (await rien.isVisible()) return
  await choix.check()
  await page.getByRole('button', { name: 'Proposer ce créneau' }).click()
  await expect(page.getByRole('heading', { name: 'Rendez-vous proposé' })).toBeVisible()
  await confirmer(page, 'Annuler ce rendez-vous')
  await expect(page.getByRole('heading', { name: 'Deux médecins désignés' })).toBeVisible()
}

/** R-SOU-8: a third person is told only « Transmis. ». */
async function signaler(page: Page): Promise<void> {
  const envois: string[] = []
  page.on('request', (r) => envois.push(r.postData() ?? ''))
  await page.goto('/aide/proche')
  await page.getByRole('button', { name: 'Chiffrer et transmettre' }).click()
  await expect(page.getByText('Dites qui vous êtes pour cette personne.').first()).toBeVisible()
  await page.getByLabel('Je crains pour sa vie').check()
  await expect(page.getByText('Appelez maintenant : ce message peut n’être lu que demain.')).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByLabel('Son maître ou sa maîtresse de stage').check()
  await page.getByLabel('De qui s’agit-il ?').fill(MARQUE)
  await page.getByLabel('Ce qui vous inquiète').fill(INQUIETUDE)
  await page.getByLabel('Oui, et elle sait que j’écris').check()
  await page.getByRole('button', { name: 'Chiffrer et transmettre' }).click()
  await expect(page.getByText('Transmis.', { exact: true })).toBeVisible()
  await verifierAccessibilite(page)
  expect(envois.filter((e) => e.includes('inquiétante') || e.includes('pleure'))).toEqual([])
  // The page gives neither words nor a number to come back with.
  await expect(page.locator('main section ol')).toHaveCount(0)
  await expect(page.getByRole('status')).not.toContainText(/vos mots|référence|identifiant/i)
}

/** Finds the message of this test among those that say a danger, which come first. */
async function trouverLeSignalement(medecin: Page): Promise<Locator> {
  const envois = medecin.getByRole('region').filter({ hasText: 'Danger dit' })
  await expect(envois.first()).toBeVisible()
  for (const envoi of await envois.all()) {
    await envoi.getByRole('button', { name: 'Lire' }).click()
    await expect(envoi.getByText('De qui s’agit-il')).toBeVisible()
    if ((await envoi.innerText()).includes(MARQUE)) return envoi
  }
  throw new Error('the message of this test is not among those that say a danger')
}

/** R-SOU-11: a doctor checks a resource in one click, adds one and withdraws it; the public page shows the change. */
async function tenirLeReseau(page: Page, visiteur: Page): Promise<void> {
  const nom = 'Ressource d’essai'
  await allerA(page, 'Réseau')
  const aVerifier = page.getByText('À vérifier', { exact: true })
  await expect(aVerifier.first()).toBeVisible()
  const avant = await aVerifier.count()
  await page.getByRole('row').filter({ hasText: 'À vérifier' }).first().getByRole('button', { name: 'Vérifiée aujourd’hui' }).click()
  await expect(page.getByText('Ressource vérifiée ce jour.')).toBeVisible()
  await expect(aVerifier).toHaveCount(avant - 1)

  await page.getByRole('link', { name: 'Ajouter une ressource' }).click()
  await page.getByLabel('Nom').fill(nom)
  await page.getByLabel('Ce que c’est').selectOption('SOCIAL')
  for (const champ of ['Pour qui, pour quoi', 'Comment la joindre', 'Quand', 'Coût', 'Qui le saura'])
    await page.getByLabel(champ).fill('Essai, 02 61 91 00 00')
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(page.getByText('Ressource ajoutée, vérifiée ce jour.')).toBeVisible()
  await visiteur.goto('/aide/reseau')
  await expect(visiteur.getByText(nom)).toBeVisible()
  await allerA(page, 'Réseau')
  await page.getByRole('link', { name: nom }).click()
  await page.getByRole('button', { name: 'Retirer du réseau' }).click()
  await verifierAccessibilite(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer du réseau' }).click()
  await expect(page.getByText('Ressource retirée.')).toBeVisible()
  await visiteur.reload()
  await expect(visiteur.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(visiteur.getByText(nom)).toHaveCount(0)
}

/** R-SOU-25: a meeting shows each case under its name of the month; a month has one meeting at most. */
async function preparerLaReunion(page: Page): Promise<void> {
  await allerA(page, 'Réunions')
  await expect(page).toHaveTitle(TITRE)
  const revue = page.getByRole('table', { name: 'Vos suivis, sous leur nom du mois' })
  await expect(revue.getByText('Événement grave en stage')).toBeVisible()
  await expect(revue.getByRole('rowheader').first()).toHaveText(/^\p{Lu}\p{Ll}+ \d\d$/u)
  expect(await revue.innerText()).not.toMatch(/Sacha|patient|20\d\d|janvier|novembre/)
  const prevoir = async (jour: string): Promise<void> => {
    await page.getByText('Prévoir une réunion').click()
    await page.getByLabel('Jour de la réunion').fill(jour)
    await page.getByRole('button', { name: 'Prévoir cette réunion' }).click()
  }
  await prevoir('2040-05-15')
  await expect(page.getByText('Réunion prévue.')).toBeVisible()
  await prevoir('2040-05-20')
  await expect(page.getByText('Une réunion est déjà prévue ce mois-là : changez plutôt son jour.').first()).toBeVisible()
  await verifierAccessibilite(page)
}

test('R-SOU-1, R-SOU-8, R-SOU-11, R-SOU-22, R-SOU-24, R-SOU-25: slots, the message of a third person, the network, the meeting, the year’s figures', async ({
  page,
  browser,
}) => {
  const annee = new Date().getFullYear()
  const visiteur = await ouvrir(browser)

  await test.step('R-SOU-1: a doctor says when they are available, opens an hour, gives it up', async () => {
    await connexion(page, 'Odile Bertin')
    await tenirSesCreneaux(page)
  })
  await test.step('R-SOU-1: one of the two doctors of a case proposes an hour, and takes it back', async () => {
    await ouvrirEspace(page, 'Farid Meziane')
    await proposerUnRendezVous(page)
  })
  await test.step('R-SOU-8: a third person is told only « Transmis. »', () => signaler(visiteur))

  await test.step('R-SOU-8: a doctor notes the proposal made to the interne; the form of a request opens only once the interne agrees', async () => {
    await ouvrirEspace(page, COORDINATION, '/aide/suivi/signalements')
    const sien = await trouverLeSignalement(page)
    await expect(sien.getByText(INQUIETUDE)).toBeVisible()
    await verifierAccessibilite(page)
    const accepter = async (nom: string): Promise<void> => {
      await sien.getByRole('button', { name: nom }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: nom }).click()
    }
    await accepter('Je le lui ai proposé')
    await expect(sien.getByText('Proposé à l’interne', { exact: true })).toBeVisible()
    await accepter('L’interne accepte')
    await expect(page).toHaveURL(/\/aide\/suivi\/nouveau$/)
    await expect(page.getByText('Espace ouvert')).toBeVisible()
    await expect(page.getByLabel('Par un tiers, avec l’accord de la personne')).toBeChecked()
    await expect(page.getByLabel('Son nom, ou celui qu’elle choisit')).toHaveValue(MARQUE)
    await page.goBack()
    await expect(page.getByText(MARQUE)).toHaveCount(0)
  })

  await test.step('R-SOU-11: a doctor changes the network, and the public page shows the change', () => tenirLeReseau(page, visiteur))
  await test.step('R-SOU-25: the monthly meeting', () => preparerLaReunion(page))

  await test.step('R-SOU-24: a doctor reads masked figures of the current year, and cannot release them yet', async () => {
    await allerA(page, 'Bilan')
    await page.getByRole('link', { name: String(annee), exact: true }).click()
    await expect(page.getByText('L’année n’est pas finie', { exact: false })).toBeVisible()
    await expect(page.getByText(/demandes reçues et suivies/)).toBeVisible()
    await expect(page.getByText('masqué', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: /Transmettre/ })).toHaveCount(0)
  })

  await test.step('R-SOU-24: the direction reads the released figures, an interne does not', async () => {
    const direction = await entrer(browser, 'Directrice du DUMG')
    await direction.goto('/aide/bilans')
    await expect(direction).toHaveTitle(TITRE)
    await expect(direction.getByRole('heading', { name: `Année ${annee - 1}` })).toBeVisible()
    expect((await direction.request.get('/aide/suivi/bilan')).status()).toBe(404)
    const interne = await entrer(browser, 'Clara Vasseur')
    expect((await interne.request.get('/aide/bilans')).status()).toBe(403)
  })

  await test.step('R-SOU-22: the secretariat mails the supervisors once a semester; their page prints on one sheet', async () => {
    const secretariat = await entrer(browser, 'Nathalie Prigent')
    await secretariat.goto('/stages/encadrement')
    const fait = secretariat.getByText(/^C’est fait pour le semestre/)
    const bouton = secretariat.getByRole('button', { name: /^Envoyer (à un maître|aux \d+ maîtres) de stage$/ })
    if (await bouton.first().isVisible()) {
      await bouton.first().click()
      await secretariat
        .getByRole('dialog')
        .getByRole('button', { name: /^Envoyer/ })
        .click()
    }
    await expect(fait).toBeVisible()
    await visiteur.goto('/aide/encadrer')
    await expect(visiteur.getByRole('button', { name: 'Imprimer l’affiche' })).toBeVisible()
    const pdf = await visiteur.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })
})
