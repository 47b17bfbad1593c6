import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Locator, Page } from '@playwright/test'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const MOTIF = 'Le projet est précis, préparé avec l’équipe et cohérent avec le parcours.'
const LIEU = 'Salle du parcours de bout en bout'

/** Today in Paris, as a date field wants it: a session may open on its own day. */
const aujourdhui = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())

async function entrer(browser: Browser, persona: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
  await connexion(page, persona)
  return page
}

const confirmer = async (page: Page, bouton: string, portee: Page | Locator = page): Promise<void> => {
  await portee.getByRole('button', { name: bouton, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: bouton, exact: true }).click()
}
/** Once the page has come: its title is streamed after its first bytes. */
async function verifier(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/Marguerite/)
  await verifierAccessibilite(page)
}
const photo = (page: Page, nom: string): Promise<unknown> | undefined =>
  process.env.PHOTOS ? page.screenshot({ path: path.join(process.env.PHOTOS, `${nom}.png`), fullPage: true }) : undefined
const noter = async (page: Page, note: 1 | 2): Promise<void> => {
  for (const critere of await page.getByRole('region', { name: 'Mes notes' }).getByRole('combobox').all())
    await critere.selectOption({ index: note })
  await page.getByRole('button', { name: 'Enregistrer mes notes' }).click()
  await expect(page.getByText('Vos notes sont enregistrées.')).toBeVisible()
}

test('a session from its preparation to its minutes', async ({ browser }) => {
  test.setTimeout(240_000)
  const secretaire = await entrer(browser, 'Secrétariat du DUMG')
  await secretaire.goto('/commissions')
  await secretaire.getByRole('link', { name: /Commission du département/ }).click()
  await expect(secretaire.getByRole('heading', { name: 'Séances' })).toBeVisible()
  await verifier(secretaire)
  await photo(secretaire, '01-commission')
  await secretaire.getByRole('link', { name: 'Préparer une séance' }).click()
  await secretaire.getByLabel('Date').fill(aujourdhui())
  await secretaire.getByLabel('Heure').fill('23:58')
  await secretaire.getByLabel('Lieu').fill(LIEU)
  await secretaire.getByRole('button', { name: 'Préparer la séance' }).click()
  await expect(secretaire.getByText('Séance préparée :')).toBeVisible()
  const adresse = new URL(secretaire.url()).pathname
  await expect(secretaire.getByText('L’ordre du jour est vide : inscrivez au moins un dossier avant de convoquer.')).toBeVisible()

  const president = await entrer(browser, 'Coordonnateur du DES, préside')
  await president.goto(`${adresse}/inscrire`)
  await photo(president, '02-inscrire')
  const cases = president.getByRole('checkbox')
  await cases.nth(0).check()
  await cases.nth(1).check()
  await president.getByRole('button', { name: 'Inscrire à l’ordre du jour' }).click()
  await expect(president.getByText('les déports de droit sont calculés')).toBeVisible()

  await secretaire.goto(`${adresse}/ordre`)
  await verifier(secretaire)
  await photo(secretaire, '03-ordre')
  await secretaire
    .getByLabel(/^Rapporteur/)
    .first()
    .selectOption({ index: 1 })
  await secretaire.getByRole('button', { name: 'Enregistrer l’ordre du jour' }).click()
  await expect(secretaire.getByText('Ordre du jour enregistré.')).toBeVisible()
  await confirmer(secretaire, 'Convoquer les membres')
  await expect(secretaire.getByText('Membres convoqués.')).toBeVisible()
  await verifier(secretaire)
  await photo(secretaire, '04-convoquee')

  const points = await secretaire.getByRole('table', { name: 'Points de l’ordre du jour' }).getByRole('rowheader').getByRole('link').all()
  const [premier, second] = await Promise.all(points.map(async (p) => (await p.getAttribute('href')) as string))
  if (!premier || !second) throw new Error('two items are on the agenda')

  const vice = await entrer(browser, 'vice-présidente')
  const double = await entrer(browser, 'Secrétariat et membre')
  const representant = await entrer(browser, 'siège titulaire')
  await representant.goto('/')
  await expect(representant.getByRole('link', { name: /^Déclarer vos liens avec/ }).first()).toBeVisible()

  // Two hats: the secretary who is a member reads nothing before declaring; the one who is not never sees a score.
  await double.goto(premier)
  await expect(double.getByText('Avez-vous un lien avec ce dossier ?')).toBeVisible()
  await expect(double.getByText('Effet de cette demande')).toHaveCount(0)
  await photo(double, '05-liens')
  for (const membre of [president, vice, double, representant]) {
    await membre.goto(premier)
    await membre.getByRole('button', { name: 'Je n’ai aucun lien avec ce dossier' }).click()
    await expect(membre.getByText('le dossier vous est ouvert')).toBeVisible()
  }
  await verifier(representant)
  await photo(representant, '06-ouvert')
  await expect(representant.getByText('Internes qui auraient pu choisir ce terrain')).toBeVisible()
  await expect(representant.getByText(/\brang\b/i)).toHaveCount(0)
  await noter(representant, 2)
  await noter(double, 1)
  await vice.reload()
  await expect(vice.getByText('Notes des membres')).toHaveCount(0)
  await secretaire.goto(premier)
  await expect(secretaire.getByText(/Mes notes|Notes des membres/)).toHaveCount(0)

  // One member stands aside from the second item: the name, and nothing else.
  await vice.goto(second)
  await vice.getByLabel('Lien professionnel').check()
  await vice.getByRole('button', { name: 'Me déporter' }).click()
  await expect(vice.getByText('Vous êtes déporté de ce dossier')).toBeVisible()
  await expect(vice.getByText('Effet de cette demande')).toHaveCount(0)
  await photo(vice, '07-deporte')
  await vice.goto(adresse)
  await photo(vice, '08-agenda-deporte')
  await expect(vice.getByRole('cell', { name: 'Vous êtes déporté de ce dossier' })).toBeVisible()

  await secretaire.goto(adresse)
  for (const nom of ['Bernard Tanguy', 'Mireille Astruc', 'Sandrine Collet', 'Enzo Jacquet'])
    await secretaire.getByLabel(nom, { exact: true }).selectOption('Présent')
  for (const nom of ['Inès Carpentier', 'Samuel Lemaire']) await secretaire.getByLabel(nom, { exact: true }).selectOption('Excusé')
  await secretaire.getByRole('button', { name: 'Enregistrer les présences' }).click()
  await expect(secretaire.getByText('Présences enregistrées.')).toBeVisible()
  await confirmer(secretaire, 'Ouvrir la séance')
  await expect(secretaire.getByText('Séance ouverte.')).toBeVisible()
  await verifier(secretaire)
  await photo(secretaire, '09-ouverte')

  await president.goto(premier)
  await expect(president.getByText('Notes des membres')).toBeVisible()
  await photo(president, '10-presider')
  await president.getByRole('button', { name: 'Ouvrir le vote' }).click()
  await expect(president.getByText('Vote ouvert.')).toBeVisible()
  const choix: [Page, string][] = [
    [president, 'Favorable'],
    [vice, 'Réservé'],
    [double, 'Abstention'],
    [representant, 'Favorable'],
  ]
  for (const [membre, vote] of choix) {
    await membre.goto(premier)
    await membre.getByRole('radio', { name: vote, exact: true }).check()
    await membre.getByRole('button', { name: 'Voter', exact: true }).click()
    await expect(membre.getByText('Votre vote est enregistré.')).toBeVisible()
  }
  await president.goto(premier)
  await verifier(president)
  await photo(president, '11-avis')
  await president.getByLabel(/^Projet/).fill('Trop court.')
  await confirmer(president, 'Enregistrer l’avis')
  await expect(president.getByText('Chaque critère utilisé se motive en 30 caractères au moins.')).toBeVisible()
  await expect(president.getByLabel(/^Projet/)).toHaveValue('Trop court.')
  await president.getByLabel(/^Projet/).fill(MOTIF)
  await confirmer(president, 'Enregistrer l’avis')
  await expect(president.getByText('Avis rendu.')).toBeVisible()
  await expect(president.getByText('Cet avis n’est pas une décision')).toBeVisible()
  await photo(president, '12-avis-rendu')

  // Nobody presides in the place of a president who has not declared: the item is postponed once they have.
  await president.goto(second)
  await president.getByRole('button', { name: 'Je n’ai aucun lien avec ce dossier' }).click()
  await expect(president.getByText('le dossier vous est ouvert')).toBeVisible()
  await president.getByText('Ajourner ce point', { exact: true }).first().click()
  await president.getByLabel(/Pourquoi ce point est-il ajourné/).fill('La commission demande à relire ce dossier.')
  await confirmer(president, 'Ajourner ce point')
  await expect(president.getByText('Point ajourné.')).toBeVisible()

  await secretaire.goto(adresse)
  await confirmer(secretaire, 'Clore la séance')
  await expect(secretaire.getByText('Séance close et procès-verbal établi.')).toBeVisible()
  await photo(secretaire, '13-close')
  const pv = await texteDuPdf(secretaire, 'Télécharger le procès-verbal')
  expect(pv).toContain('Mireille Astruc')
  expect(pv).toContain('Lien professionnel'.toLowerCase())
  expect(pv).toContain('prépar')

  // A member's access ended with the session; the publishable minutes are everyone's, and name nobody.
  expect((await representant.goto(premier))?.status()).toBe(404)
  await representant.goto(adresse)
  await expect(representant.getByText('Ordre du jour')).toHaveCount(0)
  const releve = await texteDuPdf(representant, 'Télécharger le relevé public')
  for (const nom of ['Astruc', 'Tanguy', 'Jacquet', MOTIF.slice(0, 20)]) expect(releve).not.toContain(nom)
  expect((await representant.request.get(`${adresse}/pv`)).status()).toBe(404)
  const interne = await entrer(browser, 'Clara Vasseur')
  expect((await interne.request.get(`${adresse}/releve`)).status()).toBe(200)
  expect((await interne.request.get(`${adresse}/pv`)).status()).toBe(404)
})

/** The words of a downloaded PDF; its bytes when this machine cannot read PDF. */
async function texteDuPdf(page: Page, lien: string): Promise<string> {
  const [telechargement] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: new RegExp(lien) }).click()])
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'releve-'))
  const fichier = path.join(dossier, 'pv.pdf')
  await telechargement.saveAs(fichier)
  if (process.env.PHOTOS) await telechargement.saveAs(path.join(process.env.PHOTOS, `${lien.split(' ').at(-1)}.pdf`))
  const script = `const p=await import('pdfjs-dist/legacy/build/pdf.mjs');const d=await p.getDocument({url:${JSON.stringify(fichier)}}).promise;let t='';for(let i=1;i<=d.numPages;i++){t+=(await (await d.getPage(i)).getTextContent()).items.map(x=>x.str).join(' ')+' '}process.stdout.write(t.replace(/\\s+/g,' '))`
  const texte = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  rmSync(dossier, { recursive: true })
  return texte
}
