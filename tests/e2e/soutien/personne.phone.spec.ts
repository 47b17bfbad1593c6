// A person without an account, from a first text to the erasure of all. What they type must never leave the page unencrypted.
import { readFile } from 'node:fs/promises'
import type { Page, Request } from '@playwright/test'
import { nouvellePaire } from '@/lib/core/coffre/chiffrement'
import { RECUS } from '@/lib/soutien/demonstration/schema'
import { lireDouzeMots, revenir, TITRE } from '../support/cellule'
import { attendreLeScript, confirmer, expect, test, verifierAccessibilite } from '../support/test'

const RECIT = 'Les nuits ne passent plus, marqueur-du-récit.'
const SUITE = 'Toujours là, marqueur-du-message.'
const PSEUDO = 'Marqueur-du-nom'
const RESULTAT = 'WHO-5, bien-être : 20 sur 100. Bien-être bas.'

/** Records all that the page sends, to search it for the person's words, and the caching header of each answer. */
function ecouter(page: Page): { envois: string[]; reponses: string[] } {
  const releve = { envois: [] as string[], reponses: [] as string[] }
  page.on('request', (requete) => releve.envois.push(requete.url(), requete.postData() ?? ''))
  page.on('response', (reponse) => {
    if (reponse.url().includes('/aide')) releve.reponses.push(reponse.headers()['cache-control'] ?? '')
  })
  return releve
}

/** Serves the form as it was before one of the doctors changed their key: the person must not notice the change (R-SOU-6). */
async function vieillirUneCle(page: Page): Promise<void> {
  const { publique } = await nouvellePaire()
  await page.route(/\/aide\/ecrire/, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback()
    const reponse = await route.fetch()
    const corps = await reponse.text()
    // The key is not that of the first doctor, whom this person sets aside.
    const ancienne = corps.match(/age1[02-9ac-hj-np-z]{58}/g)?.at(-1) ?? ''
    expect(ancienne).not.toBe('')
    await route.fulfill({ response: reponse, body: corps.replaceAll(ancienne, publique) })
  })
}

/** Answers a questionnaire and joins its result to what is sent next. */
async function joindreUnResultat(page: Page): Promise<void> {
  const bienEtre = page.locator('details').filter({ hasText: 'Mon bien-être, en 5 questions' })
  await bienEtre.locator('summary').click()
  for (const question of await bienEtre.getByRole('group').all()) await question.getByLabel('De temps en temps').check()
  await bienEtre.getByRole('button', { name: 'Joindre ce résultat à ma demande' }).click()
}

/** Answers « rester » to each question of the browser. Returns the kinds of these questions. */
function rester(page: Page): string[] {
  const questions: string[] = []
  page.on('dialog', (question) => {
    questions.push(question.type())
    void question.dismiss()
  })
  return questions
}

async function accepter(page: Page, bouton: string): Promise<void> {
  await page.getByRole('button', { name: bouton }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: bouton }).click()
}

/** R-SOU-26: a questionnaire sends no request, stores nothing, and shows where to call after any thought of death. */
async function faireLePoint(page: Page): Promise<void> {
  await page.goto('/aide/questionnaires')
  await attendreLeScript(page)
  const demandes: string[] = []
  // What the browser fetches in advance of the pages that links lead to does not count.
  const noter = (r: Request): unknown => r.headers()['next-router-prefetch'] || r.url().includes('/_next/static/') || demandes.push(r.url())
  page.on('request', noter)
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
  page.off('request', noter)
}

/** Writes and sends a request. Returns its twelve words and the doctor who was set aside. */
async function ecrire(page: Page, envois: readonly string[]): Promise<{ mots: string[]; exclu: string }> {
  // R-SOU-26: a result goes with the request only if the person asks for it, and is shown before it is sent.
  await page.goto('/aide')
  await page.getByRole('link', { name: 'Faire le point' }).click()
  await joindreUnResultat(page)
  await vieillirUneCle(page)
  await page.getByRole('link', { name: 'une demande' }).click()
  await expect(page).toHaveURL('/aide/ecrire')
  await expect(page.getByRole('checkbox', { name: RESULTAT })).toBeChecked()
  await expect(page).toHaveTitle(TITRE)
  await expect(page.getByText('Ce service n’est pas un service d’urgence.')).toBeVisible()
  // When a danger is declared, the page first shows what to do now.
  await page.getByLabel('Je suis en danger, ou je pense à mourir').check()
  await expect(page.getByText('Appelez maintenant.')).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByLabel('Je suis en danger, ou je pense à mourir').uncheck()
  await expect(page.getByText('Appelez maintenant.')).toHaveCount(0)
  // R-SOU-10: fourteen motives.
  await expect(page.getByRole('group', { name: 'De quoi s’agit-il ?' }).getByRole('checkbox')).toHaveCount(14)

  // When the form is refused, the text stays and nothing is sent.
  const avant = envois.length
  await page.getByLabel('Ce que vous voulez dire').fill(RECIT)
  await page.getByLabel('Sous un nom que je choisis').check()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByRole('link', { name: 'Écrivez ce nom, ou choisissez « Sans nom ».' })).toBeVisible()
  await expect(page.getByLabel('Ce que vous voulez dire')).toHaveValue(RECIT)
  await verifierAccessibilite(page)
  expect(envois.length).toBe(avant)

  await page.getByLabel('Ce nom').fill(PSEUDO)
  const exclusion = page.getByRole('group', { name: 'Ne rien montrer à' })
  await exclusion.getByRole('checkbox').first().check()
  const [exclu = ''] = (await exclusion.locator('label').first().innerText()).split('\n')
  await page.getByLabel('J’accepte que la cellule lise ce que j’écris').check()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  const mots = await lireDouzeMots(page)
  await page.unroute(/\/aide\/ecrire/)
  await verifierAccessibilite(page)
  return { mots, exclu }
}

/** Leaving the page would lose the words: a link and « Précédent » ask before leaving, then the page asks for two of the words. */
async function garderLesMots(page: Page, mots: readonly string[]): Promise<void> {
  const questions = rester(page)
  await page.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link', { name: 'Soutien' }).click({ noWaitAfter: true })
  await expect.poll(() => questions).toEqual(['beforeunload'])
  await page.evaluate(() => history.back())
  await expect.poll(() => questions).toEqual(['beforeunload', 'confirm'])
  await expect(page.getByRole('heading', { name: 'Notez ces douze mots' })).toBeVisible()
  await page.getByLabel('Mot n° 3').fill('faux')
  await page.getByLabel('Mot n° 9').fill(mots[8] ?? '')
  await page.getByRole('button', { name: 'J’ai noté mes mots' }).click()
  await expect(page.getByRole('link', { name: 'Relisez le mot n° 3 de la liste.' })).toBeVisible()
  await page.getByLabel('Mot n° 3').fill((mots[2] ?? '').toUpperCase())
  await page.getByRole('button', { name: 'J’ai noté mes mots' }).click()
  await expect(page.getByRole('heading', { name: 'C’est noté' })).toBeVisible()
}

/** Comes back with the words, typed in capitals, and sends a message. */
async function suivreSaDemande(page: Page, mots: readonly string[], exclu: string): Promise<void> {
  await revenir(page, mots.slice(0, 11).join(' '))
  await expect(page.getByRole('link', { name: 'Il faut 12 mots ; vous en avez écrit 11.' })).toBeVisible()
  await page.goto('/aide/questionnaires')
  await joindreUnResultat(page)
  await page.getByRole('link', { name: 'revenir avec mes mots' }).click()
  await page.getByLabel('Vos douze mots').fill(mots.join(' ').toUpperCase())
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await expect(page.getByRole('heading', { name: 'Reçue' })).toBeVisible()
  await expect(page).toHaveTitle(TITRE)
  await expect(page.getByText(RECIT)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: RESULTAT })).toBeVisible()
  await expect(page.getByText(PSEUDO)).toBeVisible()
  expect(await page.getByText('Qui peut la lire').locator('..').innerText()).not.toContain(exclu)
  await verifierAccessibilite(page)

  await page.getByLabel('Votre message').fill(SUITE)
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).first().click()
  await expect(page.locator('section').getByText(SUITE)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: RESULTAT })).toHaveCount(2)
  await expect(page.getByRole('checkbox', { name: RESULTAT })).toHaveCount(0)
}

test('R-SOU-1, R-SOU-5, R-SOU-10, R-SOU-13, R-SOU-26: on a phone a person answers a questionnaire, writes, comes back, takes an appointment and erases everything', async ({
  page,
  context,
}) => {
  const { envois, reponses } = ecouter(page)
  let mots: string[] = []
  let exclu = ''

  await test.step('« Quitter vite » covers no text at the end of a page', async () => {
    await page.goto('/aide')
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    const [bouton, pied] = [page.getByRole('link', { name: 'Quitter vite' }), page.getByRole('contentinfo')]
    const [haut, bas] = [(await bouton.boundingBox())?.y ?? 0, await pied.boundingBox()]
    expect(haut).toBeGreaterThanOrEqual((bas?.y ?? Infinity) + (bas?.height ?? Infinity))
  })
  await test.step('R-SOU-26: a questionnaire is answered without sending anything', () => faireLePoint(page))
  await test.step('the person writes under a chosen name, and sets one doctor aside', async () => {
    ;({ mots, exclu } = await ecrire(page, envois))
  })
  const premiers = mots.slice(0, 2).join(' ')
  await test.step('the twelve words stay on screen until the person has noted them', () => garderLesMots(page, mots))
  await test.step('the person comes back with the twelve words, and sends a message', () => suivreSaDemande(page, mots, exclu))

  await test.step('R-SOU-13, R-SOU-5: the person declares a danger later, and sets a doctor aside without giving a reason', async () => {
    await page.getByLabel('Je suis en danger, ou je pense à mourir').check()
    await expect(page.getByText('Appelez maintenant.')).toBeVisible()
    await page.getByRole('button', { name: 'Chiffrer et envoyer' }).first().click()
    await expect(page.getByRole('heading', { name: 'À voir aujourd’hui' })).toBeVisible()
    await page.getByText('Ne plus être lu·e par un médecin').click()
    const lequel = page.getByRole('group', { name: 'Lequel' }).getByRole('radio')
    const combien = await lequel.count()
    await lequel.first().check()
    await confirmer(page, 'Ne plus rien lui montrer')
    await expect(lequel).toHaveCount(combien - 1)
  })

  await test.step('the person withdraws the request, then erases it; the words no longer open anything', async () => {
    await page.getByText('Retirer ma demande').first().click()
    await accepter(page, 'Retirer ma demande')
    await expect(page.getByText('Plus aucun médecin ne la lit.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Écrivez une nouvelle demande' })).toBeVisible()
    await expect(page.getByText('ci-dessous')).toHaveCount(0)
    await accepter(page, 'Tout effacer maintenant')
    await expect(page.getByText('Tout est effacé.')).toBeVisible()
    await revenir(page, mots.join(' '))
    await expect(page.getByText('Aucune demande ne répond à ces mots.').first()).toBeVisible()
  })

  await test.step('R-SOU-1: the person takes a free slot at once, and reads before who receives them', async () => {
    await page.goto('/aide/ecrire')
    await page.getByLabel('Je choisis un rendez-vous').check()
    const quand = page.getByRole('group', { name: 'Quand', exact: true })
    await expect(quand.getByRole('radio').first()).toBeVisible()
    const tous = await quand.getByRole('radio').count()
    // The slots of a doctor who is set aside disappear without a request to the server.
    const demandes = envois.length
    await page.getByRole('group', { name: 'Ne rien montrer à' }).getByLabel('Dr Claire Delorme').check()
    await expect(quand.getByText('Delorme')).toHaveCount(0)
    expect(await quand.getByRole('radio').count()).toBeLessThan(tous)
    expect(envois.length).toBe(demandes)
    await page.getByLabel('J’accepte que la cellule lise ce que j’écris').check()
    await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
    await expect(page.getByRole('link', { name: 'Choisissez un créneau, ou une autre façon de commencer.' })).toBeVisible()
    await verifierAccessibilite(page)
    const avec = (await quand.locator('[id$="aide-choix"]').first().innerText()).replace(/^.*avec /, '')
    await quand.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
    await expect(page.getByText(/^Votre rendez-vous est pris : /)).toContainText(avec)
    mots = (await page.locator('ol:has(> li:nth-child(12)) > li').allInnerTexts()).map((m) => m.trim())
    for (const n of [3, 9]) await page.getByLabel(`Mot n° ${n}`).fill(mots[n - 1] ?? '')
    await page.getByRole('button', { name: 'J’ai noté mes mots' }).click()
    // Before that, leaving the page would ask for confirmation.
    await expect(page.getByRole('heading', { name: 'C’est noté' })).toBeVisible()
  })

  await test.step('R-SOU-1: the appointment goes into an agenda without naming the cell, is cancelled, taken at another hour, and erased', async () => {
    await revenir(page, mots.join(' '))
    await expect(page.getByText('Vous avez rendez-vous')).toBeVisible()
    await verifierAccessibilite(page)
    const [fichier] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Ajouter à mon agenda' }).click()])
    expect(fichier.suggestedFilename()).toBe('rendez-vous.ics')
    const agenda = await readFile(await fichier.path(), 'utf8')
    expect(agenda).toContain('SUMMARY:Rendez-vous')
    expect(agenda).not.toMatch(/LOCATION|DESCRIPTION|cellule|soutien|Dr /i)
    await accepter(page, 'Annuler ce rendez-vous')
    await expect(page.getByRole('heading', { name: 'Deux médecins désignés' })).toBeVisible()
    await page.getByRole('group', { name: 'Quand', exact: true }).getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click()
    await expect(page.getByText('Vous avez rendez-vous')).toBeVisible()
    await accepter(page, 'Tout effacer maintenant')
    await expect(page.getByText('Tout est effacé.', { exact: false })).toBeVisible()
  })

  await test.step('R-SOU-1: the person reads a proposal and confirms it, and it becomes an appointment', async () => {
    await revenir(page, RECUS[1].mots)
    await expect(page.getByText('On vous propose')).toBeVisible()
    await expect(page.getByText('Gardé pour vous jusqu’au')).toBeVisible()
    await verifierAccessibilite(page)
    await page.getByRole('button', { name: 'Confirmer ce rendez-vous' }).click()
    await expect(page.getByText('Vous avez rendez-vous')).toBeVisible()
  })

  await test.step('no address, no body of a request and no storage of the browser holds a typed text', async () => {
    const garde = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]))
    for (const marque of ['marqueur', 'Marqueur', 'sur 100', premiers, mots.slice(0, 2).join(' ')]) {
      expect(envois.filter((envoi) => envoi.includes(marque))).toEqual([])
      expect(garde).not.toContain(marque)
    }
    expect(reponses.filter((entete) => !entete.includes('no-store'))).toEqual([])
  })

  await test.step('« Quitter vite » and three presses of Escape both leave at once without a question, and « Précédent » does not come back', async () => {
    // It leads to another site, which the test answers itself so that nothing leaves the machine.
    await context.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: '<title>ailleurs</title>' }))
    page.removeAllListeners('request')
    page.removeAllListeners('dialog')
    const questions = rester(page)
    const quitter = (): Promise<void> => page.getByRole('link', { name: 'Quitter vite' }).click()
    const echapper = async (): Promise<void> => {
      for (let n = 0; n < 3; n++) await page.keyboard.press('Escape')
    }
    for (const [envoyer, partir] of [
      [false, echapper],
      [false, quitter],
      [true, quitter],
    ] as const) {
      await page.goto('/connexion')
      await page.goto('/aide/ecrire')
      await page.getByLabel('Ce que vous voulez dire').fill('quelques mots')
      if (envoyer) {
        await page.getByLabel('J’accepte que la cellule lise ce que j’écris').check()
        await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
        await lireDouzeMots(page)
      }
      await partir()
      await expect(page).toHaveTitle('ailleurs')
      // The page of the twelve words has its own history entry, so that « Précédent » does not lose them.
      if (envoyer) continue
      await page.goBack()
      await expect(page).not.toHaveURL(/aide/)
    }
    expect(questions).toEqual([])
  })
})
