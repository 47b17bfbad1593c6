import type { Page } from '@playwright/test'
import { lireCourriel } from '../support/base'
import { pli } from '../support/plis'
import { connexion, expect, ouvrir, test, verifierAccessibilite } from '../support/test'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const accepter = (page: Page): Promise<void> => page.getByRole('dialog').getByRole('button').first().click()
const decaler = (iso: string, jours: number): string => new Date(Date.parse(iso) + jours * 86_400_000).toISOString().slice(0, 10)

/** Checks what the form of a new terrain refuses, then gives an existing terrain a text and a photo. */
async function creerUnTerrain(page: Page): Promise<void> {
  await page.goto('/stages')
  await expect(page.getByRole('heading', { name: 'Places offertes et minimum légal' })).toBeVisible()
  await page.getByRole('link', { name: 'Nouveau terrain' }).click()
  await page.getByLabel('Structure, commune ou numéro FINESS').fill('trois-vallees')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await page.getByRole('link', { name: 'MSP des Trois-Vallées' }).click()
  await page.getByLabel('Intitulé du terrain').fill('Niveau 1 aux Trois-Vallées')
  await page.getByLabel('En ville', { exact: true }).check()
  await page.getByLabel('Praticien de niveau 1').check()
  await page.getByLabel('Places agréées').fill('1')
  await page.getByLabel('Premier jour de l’agrément').fill('2026-11-01')
  await page.getByLabel('Dernier jour de l’agrément').fill('2031-10-31')
  await page.getByRole('button', { name: 'Créer le terrain' }).click()
  await expect(page.getByText('Indiquez au moins un maître de stage.').first()).toBeVisible()
  await page.getByLabel(/Maître de stage qui coordonne/).fill('Personne Inconnue')
  await page.getByRole('button', { name: 'Créer le terrain' }).click()
  await expect(page.getByText('Aucun maître de stage ne porte ce nom').first()).toBeVisible()
  await expect(page.getByLabel('Intitulé du terrain')).toHaveValue('Niveau 1 aux Trois-Vallées')
  await verifierAccessibilite(page)

  await page.goto('/stages?q=Trois-Vall%C3%A9es')
  await page.getByRole('table', { name: 'Terrains de stage' }).getByRole('link').first().click()
  await expect(page.getByText('Fait foi').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Fléchages' })).toBeVisible()
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await page.getByLabel('Comment venir sans voiture').fill('Gare à dix minutes à pied')
  await page.getByRole('button', { name: 'Enregistrer le terrain' }).click()
  await expect(page.getByText('Terrain enregistré.')).toBeVisible()
  await expect(page.getByText('Gare à dix minutes à pied')).toBeVisible()

  await page.getByRole('link', { name: 'Photos', exact: true }).click()
  await page.getByLabel('Ce que montre la photo').fill('La façade')
  await page.locator('input[type="file"]').setInputFiles({ name: 'facade.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: 'Ajouter la photo' }).click()
  await expect(page.getByText('son contenu est d’un autre format').first()).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByLabel('Ce que montre la photo').fill('La façade')
  await page.locator('input[type="file"]').setInputFiles({ name: 'facade.png', mimeType: 'image/png', buffer: PNG })
  await page.getByRole('button', { name: 'Ajouter la photo' }).click()
  await expect(page.getByText('Photo ajoutée.')).toBeVisible()
  const largeur = (): Promise<number> =>
    page
      .locator('figure img')
      .last()
      .evaluate((i: HTMLImageElement) => i.naturalWidth)
  await expect.poll(largeur).toBe(1)
  await verifierAccessibilite(page)
}

test('the secretariat edits a terrain, asks all terrains for their places, one answers without an account, and the first list is published', async ({
  browser,
  page,
}) => {
  await connexion(page, 'Nathalie Prigent')
  await test.step('the form of a new terrain says what is missing; an existing terrain gets a text and a photo', () => creerUnTerrain(page))
  const hote = await ouvrir(browser)
  let campagne = ''

  await test.step('a campaign opens, and the terrains receive the question', async () => {
    await page.goto('/stages/campagnes')
    await page.getByRole('link', { name: 'Ouvrir une campagne' }).click()
    await page.getByLabel('Semestre').selectOption({ index: 1 })
    await page.getByLabel('Dernier jour pour répondre').fill('2027-01-15')
    await page.getByRole('button', { name: 'Ouvrir et demander aux terrains' }).click()
    await verifierAccessibilite(page)
    await accepter(page)
    await expect(page.getByText('Campagne ouverte : les terrains reçoivent la demande.')).toBeVisible()
    await expect(page.getByText(/^0 sur \d+$/)).toBeVisible()
    await expect(page.getByText('n’ont pas encore répondu : le délai court jusqu’au vendredi 15 janvier 2027.')).toBeVisible()
    await verifierAccessibilite(page)
    campagne = new URL(page.url()).pathname
  })

  await test.step('the term for answers can be extended, and not shortened', async () => {
    const terme = pli(page, 'Prolonger le délai de réponse')
    await terme.locator('summary').click()
    await terme.getByLabel('Dernier jour pour répondre').fill('2027-01-14')
    await terme.getByRole('button', { name: 'Prolonger' }).click()
    await expect(terme.getByText('Le délai annoncé aux terrains peut être prolongé, pas raccourci.').first()).toBeVisible()
    await expect(terme.getByLabel('Dernier jour pour répondre')).toHaveValue('2027-01-14')
    await terme.getByLabel('Dernier jour pour répondre').fill(decaler('2027-01-15', 7))
    await terme.getByRole('button', { name: 'Prolonger' }).click()
    await expect(page.getByText('Délai prolongé : les liens déjà envoyés')).toBeVisible()
  })

  await test.step('one terrain answers through the link of the mail, another by telephone', async () => {
    await hote.goto(await lireCourriel({ sujet: 'Combien d’internes pouvez-vous accueillir' }, /\/capacite\/[\w-]+/))
    await expect(hote.getByRole('heading', { level: 1 })).toHaveText('Combien d’internes pouvez-vous accueillir ?')
    await verifierAccessibilite(hote)
    const nombres = hote.getByRole('spinbutton')
    for (const champ of await nombres.all()) await champ.fill('0')
    await hote.getByRole('button', { name: 'Envoyer ma réponse' }).click()
    await expect(hote.getByText('Si vous n’accueillez personne, dites pourquoi en une phrase.').first()).toBeVisible()
    await nombres.first().fill('1')
    await hote.getByRole('button', { name: 'Envoyer ma réponse' }).click()
    await expect(hote.getByText('Merci, votre réponse est enregistrée.')).toBeVisible()
    await expect(hote.getByRole('heading', { name: 'Corriger ma réponse' })).toBeVisible()
    await verifierAccessibilite(hote)

    await page.goto(`${campagne}?etat=attente`)
    await page.getByRole('rowheader').getByRole('link').first().click()
    await expect(page.getByText('Un message est parti il y a moins de 72 heures')).toBeVisible()
    await page.getByText('Noter une réponse donnée par téléphone').click()
    const note = page.locator('details')
    await note.getByRole('spinbutton').first().fill('1')
    await note.getByLabel('Qui a répondu').fill('Dr Martin')
    await verifierAccessibilite(page)
    await note.getByRole('button', { name: 'Enregistrer la réponse' }).click()
    await expect(page.getByText('Réponse enregistrée.')).toBeVisible()
    await expect(page.getByText('Dr Martin, par téléphone')).toBeVisible()
  })

  await test.step('the secretariat closes the answers early, with a reason; the host’s page says so', async () => {
    await page.goto('/stages')
    await expect(
      page
        .getByRole('row')
        .filter({ hasText: /En construction|Suffisante|Insuffisante/ })
        .first(),
    ).toBeVisible()
    await page.goto(campagne)
    await expect(page.getByText(/^2 sur \d+$/)).toBeVisible()
    await expect(page.getByText('L’offre est en construction')).toBeVisible()
    const cloture = pli(page, 'Clore les réponses sans attendre')
    await cloture.locator('summary').click()
    await cloture.getByLabel('Pourquoi ne pas attendre').fill('La commission se réunit cette semaine.')
    await cloture.getByRole('button', { name: 'Clore les réponses' }).click()
    await accepter(page)
    await expect(page.getByText('Réponses closes : dressez maintenant l’offre')).toBeVisible()
    await expect(page.getByText('Sans réponse, places gardées').first()).toBeVisible()
    await hote.reload()
    await expect(hote.getByText('Les réponses sont closes depuis le')).toBeVisible()
  })

  await test.step('the offer is drawn up, goes to two commissions, is published, and the choice opens', async () => {
    await page.getByRole('link', { name: 'Dresser l’offre' }).click()
    await page.getByRole('button', { name: 'Reporter les réponses dans l’offre' }).click()
    await expect(page.getByText('Réponses reportées dans l’offre.')).toBeVisible()
    await verifierAccessibilite(page)
    await page.goto(campagne)
    for (const etape of ['Soumettre l’offre à la commission des besoins de formation', 'Transmettre à la commission de répartition']) {
      await page.getByRole('button', { name: etape }).click()
      await accepter(page)
      await expect(page.getByRole('button', { name: etape })).toHaveCount(0)
    }
    const derogation = page.getByLabel('Dérogation obtenue')
    if (await derogation.count()) await derogation.fill('Lettre du ministère du 12 novembre 2026.')
    await page.getByRole('button', { name: 'Publier la liste des postes' }).click()
    await accepter(page)
    await expect(page.getByText('Liste des postes publiée ; les internes en sont prévenus.')).toBeVisible()
    await expect(page).toHaveURL(/\/listes\/1\?fait=publier$/)
    await verifierAccessibilite(page)
    // The choice under way still uses the list of the previous semester.
    await page.goto(campagne)
    await page.getByRole('button', { name: 'Ouvrir le choix' }).click()
    await accepter(page)
    await expect(page.getByText('Choix ouvert : la liste ne change plus')).toBeVisible()
  })
})
