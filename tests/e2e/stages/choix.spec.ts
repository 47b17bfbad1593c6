// A live choice with four people at once: the secretariat, the interne called, one who has no JavaScript, and one who watches.
import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { verifier } from '../support/choix'
import { confirmer, connexion, entrer, expect, telecharger, test, verifierAccessibilite } from '../support/test'

/** Calls the next person of the list. The button appears by itself once the previous person has chosen. */
async function appeler(secretariat: Page, nom: string): Promise<void> {
  await secretariat.getByRole('button', { name: 'Appeler la personne suivante' }).click()
  await expect(secretariat.getByText(`${nom} est appelé·e`)).toBeVisible()
}

test('R-RNG-1, R-RNG-6, R-RNG-9: each interne is called in turn, others follow without reloading, the result is checked', async ({
  page,
  browser,
}, info) => {
  const [secretariat, appelee, sansScript] = await Promise.all([
    entrer(browser, 'Nathalie Prigent', { viewport: { width: 1280, height: 900 } }),
    entrer(browser, 'Noémie Kervella', { viewport: { width: 375, height: 812 } }),
    entrer(browser, 'Yann Delorme', { javaScriptEnabled: false }),
    connexion(page, 'Anouk Steiner'),
  ])
  let choix = ''
  let poste = ''

  await test.step('the secretariat opens the choice whose call list is frozen; in another choice, situations are noted while wishes are open', async () => {
    await secretariat.goto('/stages/choix')
    await secretariat.getByRole('row').filter({ hasText: 'Liste d’appel figée' }).getByRole('link', { name: 'Phase socle' }).click()
    await expect(secretariat.getByRole('heading', { level: 1, name: 'Phase socle' })).toBeVisible()
    choix = new URL(secretariat.url()).pathname
    // Situations are noted while wishes are open.
    await secretariat.goto('/stages/choix')
    await secretariat.getByRole('row').filter({ hasText: 'Vœux ouverts' }).getByRole('link', { name: 'Phase socle' }).click()
    await secretariat.getByRole('link', { name: 'Situations particulières' }).click()
    await expect(secretariat.getByRole('heading', { name: 'Noter une situation' })).toBeVisible()
    await verifierAccessibilite(secretariat)
    await secretariat.goto(choix)

    await page.goto(`${choix}/suivi`)
    await expect(page.getByText('Cette page suit le choix en direct.')).toBeVisible()
    await expect(page.getByText('6', { exact: true })).toBeVisible()
    await page.evaluate(() => document.body.setAttribute('data-meme-page', ''))
    await appelee.goto(`${choix}/mon-tour`)
    await expect(appelee.getByText('Ce n’est pas encore votre tour')).toBeVisible()
    await confirmer(secretariat, 'Ouvrir le choix')
    await expect(secretariat.getByText('Choix ouvert.')).toBeVisible()
    await expect(page.getByText(/5 appels avant le vôtre/)).toBeVisible()
  })

  await test.step('R-RNG-1, R-RNG-9: the first interne is called and has a limited time to choose, and the others follow', async () => {
    // Her page now shows her posts, all see the time that she has left, and her absence cannot be noted before that time is over.
    await appeler(secretariat, 'Noémie Kervella')
    await expect(page.getByText(/jusqu’à \d+\sh\s\d\d, reste \d+\s(min|s)/)).toBeVisible()
    await verifierAccessibilite(page)
    const premier = appelee.getByRole('radio').first()
    await expect(premier).toBeVisible()
    await expect(appelee.getByText(/1 place, votre vœu n° 1/)).toBeVisible()
    await verifierAccessibilite(appelee)
    await confirmer(secretariat, 'Noter l’absence')
    await expect(secretariat.getByText('Cette personne a 3 minutes pour choisir : son temps n’est pas écoulé.').first()).toBeVisible()
    poste = await premier.evaluate((radio: HTMLInputElement) => radio.labels?.[0]?.textContent ?? '')
    await expect(page.getByRole('link', { name: poste })).toHaveCount(1)
    await premier.check()
    await confirmer(appelee, 'Choisir ce poste')
    await expect(appelee.getByText('Votre choix est enregistré')).toBeVisible()
    await expect(page.getByText('1 sur 6', { exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: poste })).toHaveCount(0)
    await appelee.goto(`${choix}/mon-tour`)
    await expect(appelee.getByText('Votre poste')).toBeVisible()
    await expect(appelee.getByRole('radio')).toHaveCount(0)
  })

  await test.step('R-RNG-6: one interne chooses by proxy, an absent one gets a post from her wishes', async () => {
    await appeler(secretariat, 'Ousmane Thiam')
    await secretariat.getByLabel('Poste choisi par la personne mandataire').selectOption({ index: 1 })
    await confirmer(secretariat, 'Enregistrer le choix')
    await expect(secretariat.getByText('Choix par procuration enregistré')).toBeVisible()
    // Her first wish is taken, so she gets the second.
    await appeler(secretariat, 'Hélène Marescot')
    await confirmer(secretariat, 'Noter l’absence')
    const servie = secretariat.getByRole('row').filter({ hasText: 'Hélène Marescot' })
    await expect(servie).toContainText('Niveau 1')
    await expect(servie).not.toContainText(poste)
    await expect(page.getByText('3 sur 6', { exact: true })).toBeVisible()
  })

  await test.step('an interne chooses without JavaScript', async () => {
    // Without JavaScript the interne reloads the page. A surnombre non validant may take a post that is full.
    await sansScript.goto(`${choix}/suivi`)
    await expect(sansScript.getByText('3 sur 6', { exact: true })).toBeVisible()
    await appeler(secretariat, 'Yann Delorme')
    await sansScript.getByRole('link', { name: 'Actualiser' }).click()
    await sansScript.getByRole('link', { name: 'Choisir mon stage' }).click()
    await expect(sansScript.getByText(/Vous êtes appelé·e : jusqu’à \d+\sh\s\d\d\./)).toBeVisible()
    await sansScript.getByLabel(poste).check()
    await sansScript.getByRole('button', { name: 'Choisir ce poste' }).click()
    await expect(sansScript.getByText('Votre choix est enregistré')).toBeVisible()
    await appeler(secretariat, 'Tiphaine Roux-Garrec')
    await confirmer(secretariat, 'Noter l’absence')
    await expect(secretariat.getByRole('row').filter({ hasText: 'Tiphaine Roux-Garrec' })).toContainText('Absence')
  })

  await test.step('the interne who watches is called on the page she kept open, and the result is published', async () => {
    // The interne who watches is told on the page she kept open.
    await expect(page.getByText('5 sur 6', { exact: true })).toBeVisible()
    await appeler(secretariat, 'Anouk Steiner')
    await expect(page.getByText('C’est votre tour')).toBeVisible()
    await expect(page.locator('body[data-meme-page]')).toHaveCount(1)
    await page.getByRole('link', { name: 'Choisir mon stage' }).click()
    await page.getByRole('radio').nth(1).check()
    await confirmer(page, 'Choisir ce poste')
    await expect(page.getByText('Votre choix est enregistré')).toBeVisible()
    await confirmer(secretariat, 'Terminer le choix')
    await expect(secretariat.getByText('Choix terminé.')).toBeVisible()
    await confirmer(secretariat, 'Publier le résultat')
    await expect(secretariat.getByText('Résultat publié, affectations enregistrées.')).toBeVisible()
    await verifierAccessibilite(secretariat)
  })

  await test.step('R-RNG-10: the separate program accepts the result, and rejects an altered one', async () => {
    await page.goto(choix)
    const { chemin: publie } = await telecharger(page, 'Télécharger le résultat', info, 'choix.json')
    const { chemin: recu } = await telecharger(page, 'Télécharger mon reçu', info, 'recu.json')
    const { chemin: commission } = await telecharger(secretariat, 'Télécharger la copie de la commission', info, 'choix-commission.json')
    for (const parametres of [[publie], [commission], ['--recu', recu, publie]]) {
      const { code, dit } = await verifier(...parametres)
      expect(dit).toContain('9 propriétés tenues sur 9.')
      expect(code).toBe(0)
    }
    type Copie = { appel: { pseudonyme: string; obtenu: string | null }[] }
    const lire = async (chemin: string) => JSON.parse(await readFile(chemin, 'utf8')) as Copie
    const copie = await lire(publie)
    expect((await lire(commission)).appel.map((l) => l.obtenu !== null)).toEqual([true, true, true, true, false, true])
    // A surnombre non validant is only on the commission's copy (R-RNG-10).
    expect(copie.appel).toHaveLength(5)
    const lesee = copie.appel[0]
    if (!lesee) throw new Error('no interne was called')
    lesee.obtenu = null
    const altere = info.outputPath('altere.json')
    await writeFile(altere, JSON.stringify(copie))
    const { code, dit } = await verifier(altere)
    expect(code).toBe(1)
    expect(dit).toContain(`${lesee.pseudonyme} | R-RNG-1 |`)
  })
})
