// The person: without an account, from a first word to the last erased. What is typed here must never leave the page as it is.
import type { Page } from '@playwright/test'
import { nouvellePaire } from '@/lib/core/coffre/chiffrement'
import { expect, test, verifierAccessibilite } from './fixtures'

const RECIT = 'Les nuits ne passent plus, marqueur-du-récit.'
const SUITE = 'Toujours là, marqueur-du-message.'
const PSEUDO = 'Marqueur-du-nom'
const RESULTAT = 'WHO-5, bien-être : 20 sur 100. Bien-être bas.'
const TITRE = 'Marguerite, le portail du DUMG'

/** Everything the page sends and keeps, for the words of the person to be looked for in. */
function ecouter(page: Page): { envois: string[]; reponses: string[] } {
  const releve = { envois: [] as string[], reponses: [] as string[] }
  page.on('request', (requete) => releve.envois.push(requete.url(), requete.postData() ?? ''))
  page.on('response', (reponse) => {
    if (reponse.url().includes('/aide')) releve.reponses.push(reponse.headers()['cache-control'] ?? '')
  })
  return releve
}

/** The request’s page as if it had been opened before one of the doctors changed their key: it must not be noticed (R-SOU-6). */
async function vieillirUneCle(page: Page): Promise<void> {
  const { publique } = await nouvellePaire()
  await page.route(/\/aide\/ecrire/, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback()
    const reponse = await route.fetch()
    const corps = await reponse.text()
    // Not the first, whom this person sets aside.
    const ancienne = corps.match(/age1[02-9ac-hj-np-z]{58}/g)?.at(-1) ?? ''
    expect(ancienne).not.toBe('')
    await route.fulfill({ response: reponse, body: corps.replaceAll(ancienne, publique) })
  })
}

/** A questionnaire answered, whose result goes with what is sent next. */
async function joindreUnResultat(page: Page): Promise<void> {
  const bienEtre = page.locator('details').filter({ hasText: 'Mon bien-être, en 5 questions' })
  await bienEtre.locator('summary').click()
  for (const question of await bienEtre.getByRole('group').all()) await question.getByLabel('De temps en temps').check()
  await bienEtre.getByRole('button', { name: 'Joindre ce résultat à ma demande' }).click()
}

async function revenir(page: Page, mots: string): Promise<void> {
  await page.goto('/aide/retour')
  await page.getByLabel('Vos douze mots').fill(mots)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
}

test('writes without a name, keeps twelve words, comes back, withdraws, erases', async ({ page }) => {
  const { envois, reponses } = ecouter(page)
  // R-SOU-26: a result goes with the request if it is asked for, and is seen before it leaves.
  await page.goto('/aide')
  await page.getByRole('link', { name: 'Faire le point' }).click()
  await joindreUnResultat(page)
  await verifierAccessibilite(page)
  await vieillirUneCle(page)
  await page.getByRole('link', { name: 'une demande' }).click()
  await expect(page).toHaveURL('/aide/ecrire')
  await expect(page.getByRole('checkbox', { name: RESULTAT })).toBeChecked()
  await expect(page).toHaveTitle(TITRE)
  await expect(page.getByText('Ce service n’est pas un service d’urgence.')).toBeVisible()

  // Danger first: what to do now, before anything else.
  await page.getByLabel('Je suis en danger, ou je pense à mourir').check()
  await expect(page.getByText('Appelez maintenant.')).toBeVisible()
  await page.getByLabel('Je suis en danger, ou je pense à mourir').uncheck()
  await expect(page.getByText('Appelez maintenant.')).toHaveCount(0)
  await verifierAccessibilite(page)
  // R-SOU-10.
  await expect(page.getByRole('group', { name: 'De quoi s’agit-il ?' }).getByRole('checkbox')).toHaveCount(14)

  // Refused, nothing is lost and nothing has left.
  const avant = envois.length
  await page.getByLabel('Ce que vous voulez dire').fill(RECIT)
  await page.getByLabel('Sous un nom que je choisis').check()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByRole('link', { name: 'Écrivez ce nom, ou choisissez « Sans nom ».' })).toBeVisible()
  await expect(page.getByLabel('Ce que vous voulez dire')).toHaveValue(RECIT)
  expect(envois.length).toBe(avant)

  await page.getByLabel('Ce nom').fill(PSEUDO)
  await page.getByRole('group', { name: 'Ne rien montrer à' }).getByRole('checkbox').first().check()
  const exclu = await page.getByRole('group', { name: 'Ne rien montrer à' }).locator('label').first().innerText()
  await page.getByLabel('J’accepte que la cellule lise ce que j’écris').check()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByRole('heading', { name: 'Notez ces douze mots' })).toBeVisible({ timeout: 30_000 })
  // The path of the page is a list too.
  const liste = (await page.locator('main ol li').allInnerTexts()).slice(-12)
  const mots = liste.map((m) => m.trim()).join(' ')
  expect(liste).toHaveLength(12)
  await verifierAccessibilite(page)

  await page.getByLabel('Mot n° 3').fill('faux')
  await page.getByLabel('Mot n° 9').fill(liste[8] ?? '')
  await page.getByRole('button', { name: 'J’ai noté mes mots' }).click()
  await expect(page.getByRole('link', { name: 'Relisez le mot n° 3 de la liste.' })).toBeVisible()
  await page.getByLabel('Mot n° 3').fill((liste[2] ?? '').toUpperCase())
  await page.getByRole('button', { name: 'J’ai noté mes mots' }).click()
  await expect(page.getByRole('heading', { name: 'C’est noté' })).toBeVisible()

  // Back with the words, as a hurried hand types them.
  await revenir(page, liste.slice(0, 11).join(' '))
  await expect(page.getByRole('link', { name: 'Il faut 12 mots ; vous en avez écrit 11.' })).toBeVisible()
  await page.goto('/aide/questionnaires')
  await joindreUnResultat(page)
  await page.getByRole('link', { name: 'revenir avec mes mots' }).click()
  await page.getByLabel('Vos douze mots').fill(mots.toUpperCase())
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await expect(page.getByRole('heading', { name: 'Reçue' })).toBeVisible({ timeout: 30_000 })
  await expect(page).toHaveTitle(TITRE)
  await expect(page.getByText(RECIT)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: RESULTAT })).toBeVisible()
  await expect(page.getByText(PSEUDO)).toBeVisible()
  const lecteurs = await page.getByText('Qui peut la lire').locator('..').innerText()
  expect(lecteurs).not.toContain(exclu.split('\n')[0])
  await verifierAccessibilite(page)

  await page.getByLabel('Votre message').fill(SUITE)
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).first().click()
  await expect(page.locator('section').getByText(SUITE)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: RESULTAT })).toHaveCount(2)
  await expect(page.getByRole('checkbox', { name: RESULTAT })).toHaveCount(0)

  await page.getByText('Retirer ma demande').first().click()
  await page.getByRole('button', { name: 'Retirer ma demande' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer ma demande' }).click()
  await expect(page.getByText('Plus aucun médecin ne la lit.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Écrivez une nouvelle demande' })).toBeVisible()
  await expect(page.getByText('ci-dessous')).toHaveCount(0)
  await page.getByRole('button', { name: 'Tout effacer maintenant' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tout effacer maintenant' }).click()
  await expect(page.getByText('Tout est effacé.')).toBeVisible()
  await revenir(page, mots)
  await expect(page.getByText('Aucune demande ne répond à ces mots.').first()).toBeVisible({ timeout: 30_000 })

  // Neither an address, nor a body, nor what the browser keeps holds a word of it.
  const garde = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]))
  for (const marque of ['marqueur', 'Marqueur', 'sur 100', liste.slice(0, 2).join(' ')]) {
    expect(envois.filter((envoi) => envoi.includes(marque))).toEqual([])
    expect(garde).not.toContain(marque)
  }
  expect(reponses.filter((entete) => !entete.includes('no-store'))).toEqual([])
})

test('« Quitter vite » hides nothing at the end of a page, on a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto('/aide')
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  const [bouton, pied] = [page.getByRole('link', { name: 'Quitter vite' }), page.getByRole('contentinfo')]
  const [haut, bas] = [(await bouton.boundingBox())?.y ?? 0, await pied.boundingBox()]
  expect(haut).toBeGreaterThanOrEqual((bas?.y ?? Infinity) + (bas?.height ?? Infinity))
})

test('« Quitter vite » leaves at once, also by three presses of Escape, and « Précédent » does not come back', async ({
  page,
  context,
}) => {
  // Where it goes is another site: answered here, so that nothing leaves the machine.
  await context.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: '<title>ailleurs</title>' }))
  page.removeAllListeners('request')
  for (const partir of [
    () => page.getByRole('link', { name: 'Quitter vite' }).click(),
    async () => {
      for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    },
  ]) {
    await page.goto('/connexion')
    await page.goto('/aide/ecrire')
    await page.getByLabel('Ce que vous voulez dire').fill('quelques mots')
    await partir()
    await expect(page).toHaveTitle('ailleurs')
    await page.goBack()
    await expect(page).not.toHaveURL(/aide/)
  }
})
