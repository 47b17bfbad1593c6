// R-RNG-8: the third phase. An interne orders wishes for the next semester; the secretariat makes the matching of the semester
// after it, whose wishes are frozen.
import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { deplacerOuverture } from '../support/base'
import { ajouterVoeux, verifier } from '../support/choix'
import { confirmer, connexion, entrer, expect, telecharger, test, verifierAccessibilite } from '../support/test'

const PHASE = 'Phase de consolidation'
const BUREAU = { viewport: { width: 1280, height: 900 } }

/** A list that is too short is refused and kept. A deposited list may change, and may not become too short. */
async function deposerUneListe(page: Page): Promise<void> {
  await connexion(page, 'Hugo Petit')
  await page.goto('/stages/voeux?q=Docteurs')
  const retraits = page.getByRole('button', { name: /^Retirer/ })
  await expect(retraits).toHaveCount(2)
  const noms = async (): Promise<string[]> =>
    (await retraits.evaluateAll((b) => b.map((e) => e.getAttribute('aria-label') ?? ''))).map((n) => n.replace('Retirer : ', ''))
  const avant = await noms()
  await page.getByRole('button', { name: 'Déposer ma liste' }).click()
  await expect(page.getByText('Votre liste compte 2 vœux ; il en faut au moins 4.').first()).toBeVisible()
  await verifierAccessibilite(page)
  expect(await noms()).toEqual(avant)
  await ajouterVoeux(page, 2)
  const dernier = (await noms())[3] ?? ''
  await page.getByRole('button', { name: `Monter : ${dernier}` }).click()
  await expect(page.getByLabel(`Place de ${dernier}`)).toHaveValue('3')
  await page.getByRole('button', { name: 'Déposer ma liste' }).click()
  await expect(page.getByText('Votre liste est déposée', { exact: true })).toBeVisible()
  await verifierAccessibilite(page)
  await retraits.first().click()
  await expect(page.getByText('En consolidation, il faut au moins 4 vœux').first()).toBeVisible()
  await page.goto('/stages/voeux')
  expect((await noms()).slice(0, 3)).toEqual([...avant, dernier])
  await expect(retraits).toHaveCount(4)
}

test('R-RNG-8, R-RNG-10: wishes are ordered, a terrain ranks internes by name only, the matching is made and published, and an interne reads her result', async ({
  page,
  browser,
}, info) => {
  await test.step('wishes of the next semester are ordered and deposited', () => deposerUneListe(page))
  const secretariat = await entrer(browser, 'Nathalie Prigent', BUREAU)
  const terrain = await entrer(browser, 'Karim Belhadj', BUREAU)
  let choix = ''
  const niveaux = async (): Promise<unknown> => {
    const { internat } = (await (await page.request.get('/donnees-personnelles/mes-donnees.json')).json()) as {
      internat: Record<string, unknown>
    }
    return internat.niveauxDonnesParLesTerrains
  }

  await test.step('a terrain ranks internes by name only, before the announced hour', async () => {
    await secretariat.goto('/stages/choix')
    await secretariat.getByRole('row').filter({ hasText: 'Vœux figés' }).getByRole('link', { name: PHASE }).click()
    await expect(secretariat.getByRole('heading', { level: 1, name: PHASE })).toBeVisible()
    choix = new URL(secretariat.url()).pathname
    await expect(secretariat.getByText('Sur 6 postes demandés, 3 sont classés par le terrain.')).toBeVisible()

    await deplacerOuverture(choix.split('/').at(-1) ?? '', 60)
    await terrain.goto(choix)
    await terrain.getByRole('link', { name: 'Classer les docteurs juniors' }).click()
    await expect(terrain.getByRole('combobox')).toHaveCount(6)
    await expect(terrain.getByLabel('Le Floch Manon')).toHaveValue('1')
    await terrain.getByLabel('Aubertin Capucine').selectOption('2')
    await terrain.getByRole('button', { name: 'Enregistrer le classement' }).click()
    await expect(terrain).toHaveURL(/fait=classer/)
    await expect(terrain.getByLabel('Aubertin Capucine')).toHaveValue('2')
    await verifierAccessibilite(terrain)
  })

  await test.step('a ranked interne reads nothing of the ranking', async () => {
    await connexion(page, 'Manon Le Floch')
    expect((await page.request.get(`${choix}/classement`)).status()).toBe(404)
    await page.goto(choix)
    await expect(page.getByRole('link', { name: 'Classer les docteurs juniors' })).toHaveCount(0)
    expect(await niveaux()).toEqual([])
  })

  await test.step('the matching is made, and the interne reads nothing of it before it is published', async () => {
    await secretariat.reload()
    await confirmer(secretariat, 'Figer l’ordre des égalités')
    await expect(
      secretariat.getByText(/^Les terrains peuvent classer jusqu’au .* : les classements ne se ferment pas avant\.$/),
    ).toBeVisible()
    await deplacerOuverture(choix.split('/').at(-1) ?? '', -60)
    await terrain.reload()
    await expect(terrain.getByText(/Les terrains pouvaient classer jusqu’au/)).toBeVisible()
    await expect(terrain.getByRole('combobox')).toHaveCount(0)
    await secretariat.reload()
    await confirmer(secretariat, 'Fermer les classements')
    await confirmer(secretariat, 'Faire l’appariement')
    await expect(secretariat.getByText(/Appariement fait/)).toBeVisible()
    await confirmer(secretariat, 'Terminer le choix')
    await expect(secretariat.getByText('Choix terminé.')).toBeVisible()
    // The interne reads nothing of the matching before it is published.
    expect(await niveaux()).toEqual([])
    await page.reload()
    await expect(page.getByText('Votre nom d’emprunt')).toBeVisible()
    await expect(page.getByRole('term').filter({ hasText: /^Résultat$/ })).toHaveCount(0)
    await confirmer(secretariat, 'Publier le résultat')
    await expect(secretariat.getByText('Résultat publié, affectations enregistrées.')).toBeVisible()
    await verifierAccessibilite(secretariat)
  })

  await test.step('the interne reads her post and the level that the terrain gave her', async () => {
    // The terrain ranked her first, so she comes before internes who precede her in the order of call.
    await page.reload()
    await expect(page.locator('dt:has-text("Résultat") + dd').first()).toHaveText(
      'Docteurs juniors aux Trois-Vallées, MSP des Trois-Vallées',
    )
    await verifierAccessibilite(page)
    expect(await niveaux()).toEqual([{ semestreCode: expect.any(String), terrain: 'Docteurs juniors aux Trois-Vallées', niveau: 1 }])
  })

  await test.step('the separate program accepts the result, and rejects an altered one', async () => {
    const pseudonyme = await page.locator('dt:has-text("Votre nom d’emprunt") + dd').first().innerText()
    const { chemin: recu } = await telecharger(page, 'Télécharger mon reçu', info, 'recu.json')
    const { chemin: publie } = await telecharger(page, 'Télécharger le résultat', info, 'choix.json')
    const { chemin: commission } = await telecharger(secretariat, 'Télécharger la copie de la commission', info, 'choix-commission.json')
    for (const copie of [publie, commission]) {
      const { code, dit } = await verifier('--recu', recu, copie)
      expect(dit).toContain('10 propriétés tenues sur 10.')
      for (const propriete of ['A1', 'A2', 'A3', 'A4', 'A5']) expect(dit).toMatch(new RegExp(`^${propriete} {2}tient`, 'm'))
      expect(dit).toContain('Votre reçu est bien celui')
      expect(code).toBe(0)
    }

    type Copie = { appel: { pseudonyme: string; obtenu: string | null }[] }
    const copie = JSON.parse(await readFile(commission, 'utf8')) as Copie
    for (const ligne of copie.appel) if (ligne.pseudonyme === pseudonyme) ligne.obtenu = null
    const altere = info.outputPath('altere.json')
    await writeFile(altere, JSON.stringify(copie))
    const { code, dit } = await verifier(altere)
    expect(code).toBe(1)
    expect(dit).toMatch(/^A1 {2}NON TENU/m)
    expect(dit).toContain(`${pseudonyme} | R-RNG-8 |`)
  })
})
