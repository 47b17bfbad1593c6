import { ajouterVoeux } from '../support/choix'
import { rienAEvaluer } from '../support/evaluations'
import { connexion, expect, test } from '../support/test'

test('R-CAM-3, R-MSU-12: without JavaScript an interne compares posts, orders wishes, questions a line of their path and evaluates a stage', async ({
  page,
}) => {
  await test.step('posts are compared side by side, and on a phone the filters unfold with the keyboard', async () => {
    await connexion(page, 'Boubacar Konaté')
    await page.goto('/stages/offre?libres=1')
    const cases = page.getByRole('checkbox', { name: /^Comparer / })
    for (const rang of [0, 1, 2]) await cases.nth(rang).check()
    await page.getByRole('button', { name: 'Comparer les postes cochés' }).click()
    await expect(page.getByRole('columnheader')).toHaveCount(4)
    await page.getByRole('link', { name: 'Ajouter un poste' }).click()
    await expect(page.getByRole('checkbox', { name: /^Comparer /, checked: true })).toHaveCount(3)

    await page.setViewportSize({ width: 375, height: 760 })
    await page.goto('/stages/offre?libres=1&categorie=SASPAS')
    const recherche = page.getByLabel('Terrain, structure ou commune')
    await expect(recherche).toBeHidden()
    await page.getByRole('checkbox', { name: 'Filtrer (2 actifs)' }).focus()
    await page.keyboard.press('Space')
    await recherche.fill('Kervalin')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await expect(page).toHaveURL(/q=Kervalin/)
    await expect(page.getByText('Filtrer (3 actifs)')).toBeVisible()
    await expect(recherche).toBeHidden()
    await page.setViewportSize({ width: 1280, height: 900 })
    await expect(recherche).toBeVisible()
    await expect(page.getByText('Filtrer (3 actifs)')).toBeHidden()
  })

  await test.step('wishes are added, ordered, simulated and removed', async () => {
    await connexion(page, 'Clara Vasseur')
    await page.goto('/stages/voeux?q=e')
    const retraits = await ajouterVoeux(page, 2)
    const noms = async (): Promise<string[]> => {
      const lignes = page.getByRole('rowheader').filter({ hasText: /^\s*\d+\. / })
      return (await lignes.allInnerTexts()).map((nom) => nom.replace(/^\D*\d+\. /, ''))
    }
    const [premier = '', second = ''] = await noms()
    await page.getByRole('button', { name: /^Monter/ }).click()
    await expect.poll(noms).toEqual([second, premier])
    await page.getByRole('spinbutton').first().fill('2')
    await page.getByRole('spinbutton').first().press('Enter')
    await expect(page.getByText('L’ordre de vos vœux est enregistré.')).toBeVisible()
    await expect.poll(noms).toEqual([premier, second])
    await page.goto('/stages/simulation')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Simulation du choix')
    await expect(page.getByText('ce n’est ni une promesse, ni un résultat')).toBeVisible()
    for (let n = 1; n >= 0; n--) {
      await page.goto('/stages/voeux')
      await retraits.first().click()
      await expect(retraits).toHaveCount(n)
    }
    await expect(page.getByText('Aucun vœu pour le moment')).toBeVisible()
  })

  await test.step('an interne questions a line of their path', async () => {
    await connexion(page, 'Gaël Tran')
    await page.goto('/stages/parcours')
    await page.getByRole('button', { name: 'Envoyer au secrétariat' }).click()
    await expect(page.getByText('Dites en une phrase ce qui devrait compter, ou ne pas compter.').first()).toBeVisible()
    await page.getByLabel('Votre question').fill('Mon stage aux urgences compte-t-il depuis mon changement de spécialité ?')
    await page.getByRole('button', { name: 'Envoyer au secrétariat' }).click()
    await expect(page.getByText('Question envoyée au secrétariat.')).toBeVisible()
  })

  await test.step('a stage is evaluated, and a refused form keeps the ticked answers', async () => {
    await page.goto('/stages/parcours')
    if (await rienAEvaluer(page)) return
    await page.getByRole('link', { name: 'Évaluer ce stage' }).first().click()
    await expect(page.getByRole('button', { name: 'Envoyer l’évaluation' })).toBeVisible()
    for (const groupe of await page.getByRole('group').all()) await groupe.getByLabel('4, bon').check()
    await page.getByLabel('Ses limites').fill('Le Dr Carpentier est souvent absent.')
    await page.getByRole('button', { name: 'Envoyer l’évaluation' }).click()
    await expect(page.getByText('« Dr Carpentier » semble désigner une personne.').first()).toBeVisible()
    await expect(page.getByLabel('4, bon', { exact: true }).first()).toBeChecked()
    await page.getByLabel('Ses limites').fill('Peu de temps pour revoir les consultations.')
    await page.getByRole('button', { name: 'Envoyer l’évaluation' }).click()
    await expect(page.getByText('Votre évaluation est enregistrée sans votre nom.')).toBeVisible()
  })

  await test.step('an invented link opens nothing', async () => {
    await page.context().clearCookies()
    await page.goto('/capacite/un-lien-invente')
    await expect(page.getByText('Ce lien n’ouvre aucune demande.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Envoyer ma réponse' })).toHaveCount(0)
  })
})
