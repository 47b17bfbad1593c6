import { execFileSync } from 'node:child_process'
import type { Page, TestInfo } from '@playwright/test'
import { confirmer, entrer, expect, telecharger, test, verifierAccessibilite } from '../support/test'

const MOTIF = 'Le projet est précis, préparé avec l’équipe et cohérent avec le parcours.'
const LIEU = 'Salle du parcours de bout en bout'

/** Today in Paris, in the format of a date field: a session may be opened on its own day. */
const aujourdhui = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())

const noter = async (page: Page, note: 1 | 2): Promise<void> => {
  for (const radio of await page
    .getByRole('region', { name: 'Mes notes' })
    .getByRole('radio', { name: String(note), exact: true })
    .all())
    await radio.check()
  await page.getByRole('button', { name: 'Enregistrer mes notes' }).click()
  await expect(page.getByText('Vos notes sont enregistrées.')).toBeVisible()
}

/** The text of a downloaded PDF. */
async function texteDuPdf(page: Page, lien: string, info: TestInfo, nom: string): Promise<string> {
  const { chemin } = await telecharger(page, new RegExp(lien), info, nom)
  const script = `const p=await import('pdfjs-dist/legacy/build/pdf.mjs');const d=await p.getDocument({url:${JSON.stringify(chemin)}}).promise;let t='';for(let i=1;i<=d.numPages;i++){t+=(await (await d.getPage(i)).getTextContent()).items.map(x=>x.str).join(' ')+' '}process.stdout.write(t.replace(/\\s+/g,' '))`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

test('a session from its preparation to its minutes', async ({ browser }, info) => {
  const secretaire = await entrer(browser, 'Nathalie Prigent')
  const president = await entrer(browser, 'Coordonnateur du DES, préside')
  const vice = await entrer(browser, 'vice-présidente')
  const double = await entrer(browser, 'Secrétariat et membre')
  const representant = await entrer(browser, 'siège titulaire')
  let adresse = ''
  let premier = ''
  let second = ''

  await test.step('the secretariat prepares a session, the president puts two requests on the agenda, the secretariat convenes the members', async () => {
    await secretaire.goto('/commissions')
    await secretaire.getByRole('link', { name: /Commission du département/ }).click()
    await expect(secretaire.getByRole('heading', { name: 'Séances' })).toBeVisible()
    await secretaire.getByRole('link', { name: 'Préparer une séance' }).click()
    await secretaire.getByLabel('Date').fill(aujourdhui())
    await secretaire.getByLabel('Heure').fill('23:58')
    await secretaire.getByLabel('Lieu').fill(LIEU)
    await secretaire.getByRole('button', { name: 'Préparer la séance' }).click()
    await expect(secretaire.getByText('Séance préparée :')).toBeVisible()
    adresse = new URL(secretaire.url()).pathname
    await expect(secretaire.getByText('L’ordre du jour est vide : inscrivez au moins un dossier avant de convoquer.')).toBeVisible()

    await president.goto(`${adresse}/inscrire`)
    await verifierAccessibilite(president)
    const cases = president.getByRole('checkbox')
    await cases.nth(0).check()
    await cases.nth(1).check()
    await president.getByRole('button', { name: 'Inscrire à l’ordre du jour' }).click()
    await expect(president.getByText('les déports de droit sont calculés')).toBeVisible()

    await secretaire.goto(`${adresse}/ordre`)
    await verifierAccessibilite(secretaire)
    await secretaire
      .getByLabel(/^Rapporteur/)
      .first()
      .selectOption({ index: 1 })
    await secretaire.getByRole('button', { name: 'Enregistrer l’ordre du jour' }).click()
    await expect(secretaire.getByText('Ordre du jour enregistré.')).toBeVisible()
    await confirmer(secretaire, 'Convoquer les membres')
    await expect(secretaire.getByText('Membres convoqués.')).toBeVisible()
    const points = secretaire.getByRole('table', { name: 'Points de l’ordre du jour' }).getByRole('rowheader').getByRole('link')
    await expect(points).toHaveCount(2)
    premier = (await points.nth(0).getAttribute('href')) ?? ''
    second = (await points.nth(1).getAttribute('href')) ?? ''
  })

  await test.step('each member declares their ties before reading a request; before the session opens, a member sees only their own scores', async () => {
    await representant.goto('/')
    await expect(representant.getByRole('link', { name: /^Déclarer vos liens avec/ }).first()).toBeVisible()
    // A secretary who is also a member reads nothing before declaring; a secretary who is not a member never sees a score.
    await double.goto(premier)
    await expect(double.getByText('Avez-vous un lien avec ce dossier ?')).toBeVisible()
    await expect(double.getByText('Effet de cette demande')).toHaveCount(0)
    for (const membre of [president, vice, double, representant]) {
      await membre.goto(premier)
      await membre.getByRole('button', { name: 'Je n’ai aucun lien avec ce dossier' }).click()
      await expect(membre.getByText('le dossier vous est ouvert')).toBeVisible()
    }
    await verifierAccessibilite(representant)
    await expect(representant.getByText('Internes qui auraient pu choisir ce terrain')).toBeVisible()
    await expect(representant.getByText(/\brang\b/i)).toHaveCount(0)
    await noter(representant, 2)
    // Saving opens the next item that waits for this member.
    expect(new URL(representant.url()).pathname).toBe(second)
    await noter(double, 1)
    await vice.reload()
    await expect(vice.getByText('Notes des membres')).toHaveCount(0)
    await secretaire.goto(premier)
    await expect(secretaire.getByText(/Mes notes|Notes des membres/)).toHaveCount(0)
  })

  await test.step('the vice-president stands aside from the second item, and does not read it', async () => {
    await vice.goto(second)
    await vice.getByLabel('Lien professionnel').check()
    await vice.getByRole('button', { name: 'Me déporter' }).click()
    await expect(vice.getByText('Vous êtes déporté de ce dossier')).toBeVisible()
    await expect(vice.getByText('Effet de cette demande')).toHaveCount(0)
    await vice.goto(adresse)
    await expect(vice.getByRole('cell', { name: 'Vous êtes déporté de ce dossier' })).toBeVisible()
  })

  await test.step('the secretariat records who is present and opens the session; the members vote', async () => {
    await secretaire.goto(adresse)
    for (const nom of ['Bernard Tanguy', 'Mireille Astruc', 'Sandrine Collet', 'Enzo Jacquet'])
      await secretaire.getByLabel(nom, { exact: true }).selectOption('Présent')
    for (const nom of ['Inès Carpentier', 'Samuel Lemaire']) await secretaire.getByLabel(nom, { exact: true }).selectOption('Excusé')
    await secretaire.getByRole('button', { name: 'Enregistrer les présences' }).click()
    await expect(secretaire.getByText('Présences enregistrées.')).toBeVisible()
    await confirmer(secretaire, 'Ouvrir la séance')
    await expect(secretaire.getByText('Séance ouverte.')).toBeVisible()
    await verifierAccessibilite(secretaire)

    await president.goto(premier)
    await expect(president.getByText(/^Notes des membres : moyenne/).first()).toBeVisible()
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
  })

  await test.step('an opinion with too short reasons is refused; the recorded one says that it is not a decision; the second item is postponed', async () => {
    await president.goto(premier)
    await president.getByLabel(/^Motif : Projet/).fill('Trop court.')
    await confirmer(president, 'Enregistrer l’avis')
    await expect(president.getByText('Chaque critère utilisé se motive en 30 caractères au moins.')).toBeVisible()
    await expect(president.getByLabel(/^Motif : Projet/)).toHaveValue('Trop court.')
    await verifierAccessibilite(president)
    await president.getByLabel(/^Motif : Projet/).fill(MOTIF)
    await confirmer(president, 'Enregistrer l’avis')
    await expect(president.getByText('Avis rendu.')).toBeVisible()
    await expect(president.getByText('Cet avis n’est pas une décision')).toBeVisible()

    // A president who has not declared their ties is not replaced, so the president declares them before postponing the item.
    await president.goto(second)
    await president.getByRole('button', { name: 'Je n’ai aucun lien avec ce dossier' }).click()
    await expect(president.getByText('le dossier vous est ouvert')).toBeVisible()
    await president.getByText('Ajourner ce point', { exact: true }).first().click()
    await president.getByLabel(/Pourquoi ce point est-il ajourné/).fill('La commission demande à relire ce dossier.')
    await confirmer(president, 'Ajourner ce point')
    await expect(president.getByText('Point ajourné.')).toBeVisible()
  })

  await test.step('the session closes: the secretariat has the full minutes, everyone has the public record, members no longer read the requests', async () => {
    await secretaire.goto(adresse)
    await confirmer(secretaire, 'Clore la séance')
    await expect(secretaire.getByText('Séance close et procès-verbal établi.')).toBeVisible()
    const pv = await texteDuPdf(secretaire, 'Télécharger le procès-verbal', info, 'pv.pdf')
    for (const mots of ['Mireille Astruc', 'lien professionnel', 'prépar']) expect(pv).toContain(mots)

    expect((await representant.request.get(premier)).status()).toBe(404)
    await representant.goto(adresse)
    await expect(representant.getByText('Ordre du jour')).toHaveCount(0)
    const releve = await texteDuPdf(representant, 'Télécharger le relevé public', info, 'releve.pdf')
    for (const nom of ['Astruc', 'Tanguy', 'Jacquet', MOTIF.slice(0, 20)]) expect(releve).not.toContain(nom)
    expect((await representant.request.get(`${adresse}/pv`)).status()).toBe(404)
    const interne = await entrer(browser, 'Clara Vasseur')
    expect((await interne.request.get(`${adresse}/releve`)).status()).toBe(200)
    expect((await interne.request.get(`${adresse}/pv`)).status()).toBe(404)
  })
})
