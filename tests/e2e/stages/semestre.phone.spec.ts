// A semester, from wishes made on phones to a result that everyone can check. It has its own copy, because wishes freeze only once.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { deplacerOuverture } from '../support/base'
import { ajouterVoeux, verifier } from '../support/choix'
import { confirmer, connexion, entrer, expect, ouvrir, telecharger, test, verifierAccessibilite } from '../support/test'

test.use({ copie: 'semestre' })

const BUREAU: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, hasTouch: false }
const PHASE = 'Phase d’approfondissement'

/** A day and a time of Paris, in the format of form fields. */
const enChamps = (instant: Date): { jour: string; heure: string } => {
  const [jour = '', heure = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })
    .format(instant)
    .split(' ')
  return { jour, heure }
}

test('R-CAM-1, R-CAM-3, R-RNG-7, R-RNG-9: wishes are made on phones, the list corrected, each question answered, the call followed live, the result checked', async ({
  page,
  browser,
}, info) => {
  const secretariat = await entrer(browser, 'Nathalie Prigent', BUREAU)
  const recus: { telephone: Page; chemin: string; pseudonyme: string; empreinte: string }[] = []
  let choix = ''

  await test.step('R-CAM-1: wishes are made on phones', async () => {
    for (const persona of ['Élise Morin', 'Boubacar Konaté', 'Adèle Roussel']) {
      const telephone = persona === 'Élise Morin' ? page : await ouvrir(browser)
      await connexion(telephone, persona)
      await telephone.goto('/stages/voeux?q=s')
      await ajouterVoeux(telephone, 2)
    }
  })

  await test.step('the secretariat moves the end of wishes', async () => {
    await secretariat.goto('/stages/choix')
    await secretariat.getByRole('link', { name: PHASE }).click()
    await expect(secretariat.getByRole('heading', { level: 1, name: PHASE })).toBeVisible()
    choix = new URL(secretariat.url()).pathname
    await expect(secretariat.getByText(/ils ne se figent pas avant/)).toBeVisible()
    await secretariat.goto(`${choix}/dates`)
    const { jour, heure } = enChamps(new Date(Date.now() + 3_600_000))
    for (const groupe of ['Fin des vœux', 'Ouverture du choix']) {
      await secretariat.getByRole('group', { name: groupe }).getByLabel('Jour').fill(jour)
      await secretariat.getByRole('group', { name: groupe }).getByLabel('Heure').fill(heure)
    }
    await confirmer(secretariat, 'Changer les dates')
    await expect(secretariat).toHaveURL(/fait=dates/)
  })

  await test.step('the secretariat corrects the list, and an interne reads what changed', async () => {
    await secretariat.goto('/stages/campagnes')
    await secretariat.getByRole('row').filter({ hasText: 'Liste publiée' }).getByRole('rowheader').getByRole('link').first().click()
    await expect(secretariat).toHaveURL(/\/campagnes\/[0-9a-f-]{36}$/)
    const campagne = new URL(secretariat.url()).pathname
    await secretariat.goto(`${campagne}/offre?categorie=SASPAS`)
    await secretariat.getByRole('rowheader').getByRole('link', { name: 'SASPAS de Kervalin' }).click()
    const places = secretariat.getByRole('region', { name: 'Places offertes' }).getByRole('spinbutton').first()
    await places.fill(String(Number(await places.inputValue()) - 1))
    await secretariat.getByRole('button', { name: 'Enregistrer l’offre de ce terrain' }).click()
    await expect(secretariat).toHaveURL(/fait=modifierOffre/)
    await secretariat.goto(campagne)
    await secretariat.getByLabel('Ce qui est corrigé').fill('Kervalin accueille un interne de moins.')
    await confirmer(secretariat, 'Publier une liste corrigée')
    await expect(secretariat.getByText('Liste corrigée publiée')).toBeVisible()

    await page.goto('/stages/campagnes')
    await expect(page.getByRole('link', { name: 'Ouvrir une campagne' })).toHaveCount(0)
    await page
      .getByRole('link', { name: /^Version \d/ })
      .first()
      .click()
    await expect(page.getByText('Kervalin accueille un interne de moins.').first()).toBeVisible()
    await page
      .getByRole('link', { name: /^avec la version/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: /^De la version \d+ à la version \d+$/ })).toBeVisible()
    await expect(page.getByRole('cell', { name: 'Places offertes' }).first()).toBeVisible()
    await verifierAccessibilite(page)
  })

  await test.step('R-CAM-3: the secretariat answers each question on a seniority', async () => {
    const questions = secretariat.getByRole('link', { name: /^Répondre à une question sur une ancienneté/ })
    for (await secretariat.goto('/'); (await questions.count()) > 0; await secretariat.goto('/')) {
      await questions.first().click()
      await secretariat.getByLabel('Votre réponse').first().fill('Vérifié avec la scolarité : la ligne est juste.')
      await confirmer(secretariat, 'Envoyer la réponse')
      await expect(secretariat.getByText('Réponse enregistrée')).toBeVisible()
    }
  })

  await test.step('R-RNG-7: wishes freeze, and each interne has a receipt', async () => {
    // Moves the end of wishes into the past.
    await deplacerOuverture(choix.split('/').at(-1) ?? '', -1, { voeux: true })
    await secretariat.goto(choix)
    await confirmer(secretariat, 'Figer les vœux')
    await expect(secretariat.getByText('Vœux figés et reçus envoyés')).toBeVisible()

    for (const persona of ['Élise Morin', 'Boubacar Konaté']) {
      const telephone = persona === 'Élise Morin' ? page : await ouvrir(browser)
      await connexion(telephone, persona)
      await telephone.goto('/stages/voeux')
      await expect(telephone.getByText(/Vos vœux sont figés\.$/)).toBeVisible()
      await expect(telephone.getByRole('button', { name: /^Retirer/ })).toHaveCount(0)
      const valeur = (terme: string) => telephone.locator(`dt:has-text("${terme}") + dd`).innerText()
      const { chemin } = await telecharger(telephone, 'Télécharger le reçu', info, `recu-${recus.length}.json`)
      recus.push({
        telephone,
        chemin,
        pseudonyme: await valeur('Votre nom d’emprunt dans ce choix'),
        empreinte: await valeur('Empreinte publiée à côté de ce nom'),
      })
    }
    await verifierAccessibilite(page)
  })

  await test.step('R-RNG-9: a draw settles the ties, and the call is followed live', async () => {
    await confirmer(secretariat, 'Figer la liste d’appel')
    await expect(secretariat.getByText('Liste d’appel figée.')).toBeVisible()
    await expect(secretariat.getByText(/Départage requis : \d+ personnes sont à égalité parfaite/)).toBeVisible()
    await verifierAccessibilite(secretariat)
    await page.goto(`${choix}/suivi`)
    await expect(page.getByText('Cette page suit le choix en direct.')).toBeVisible()
    await expect(page.getByText('À départager').first()).toBeVisible()
    await page.evaluate(() => document.body.setAttribute('data-meme-page', ''))

    await secretariat.getByLabel('Graine du tirage').fill('Tirage du loto annoncé la veille : 4 8 15 16 23 42')
    await confirmer(secretariat, 'Inscrire le tirage')
    await expect(secretariat.getByText('Tirage inscrit : les égalités sont départagées.')).toBeVisible()
    await expect(page.getByText('À départager')).toHaveCount(0)
    await confirmer(secretariat, 'Ouvrir le choix')
    await expect(secretariat.getByText('Choix ouvert.')).toBeVisible()
    await secretariat.getByLabel('Nombre de personnes').fill('20')
    await confirmer(secretariat, 'Appeler sur les vœux')
    await expect(page.getByText(/^20 sur \d+$/)).toBeVisible()
    await verifierAccessibilite(page)
    await confirmer(secretariat, 'Appeler sur les vœux')
    await expect(page.getByText(/^(\d+) sur \1$/)).toBeVisible()
    await expect(page.locator('body[data-meme-page]')).toHaveCount(1)
    await confirmer(secretariat, 'Terminer le choix')
    await expect(secretariat.getByText('Choix terminé.')).toBeVisible()
    await confirmer(secretariat, 'Publier le résultat')
    await expect(secretariat.getByText('Résultat publié, affectations enregistrées.')).toBeVisible()
    await verifierAccessibilite(secretariat)
  })

  await test.step('the separate program accepts the published result, and rejects an altered one', async () => {
    await page.goto(choix)
    await expect(page.getByRole('term').filter({ hasText: /^Résultat$/ })).toBeVisible()
    const { chemin: publie } = await telecharger(page, 'Télécharger le résultat', info, 'choix.json')
    const { chemin: commission } = await telecharger(secretariat, 'Télécharger la copie de la commission', info, 'choix-commission.json')
    for (const chemin of [publie, commission]) {
      const { code, dit } = await verifier(chemin)
      expect(dit).toContain('9 propriétés tenues sur 9.')
      expect(code).toBe(0)
    }

    type Copie = { copieCommission: string; appel: { pseudonyme: string; obtenu: string | null; voeux: string[]; empreinte: string }[] }
    const copie = JSON.parse(await readFile(publie, 'utf8')) as Copie
    expect(
      createHash('sha256')
        .update(await readFile(commission))
        .digest('hex'),
    ).toBe(copie.copieCommission)
    for (const { chemin, pseudonyme, empreinte } of recus) {
      expect(copie.appel.find((l) => l.pseudonyme === pseudonyme)?.empreinte).toBe(empreinte)
      const { code, dit } = await verifier('--recu', chemin, publie)
      expect(dit).toContain(pseudonyme)
      expect(code).toBe(0)
    }

    const lese = copie.appel.find((l) => l.obtenu !== null)
    if (!lese) throw new Error('no interne obtained a post')
    lese.obtenu = null
    const altere = info.outputPath('altere.json')
    await writeFile(altere, JSON.stringify(copie))
    const { code, dit } = await verifier(altere)
    expect(code).toBe(1)
    expect(dit).toContain(`${lese.pseudonyme} | R-RNG-1 |`)
  })
})
