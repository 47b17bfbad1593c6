// Doctors of the cell: a call followed by two doctors, a danger, an opening in a case of need, the guide, an orientation, a lock.
import type { Page } from '@playwright/test'
import { allerA, deverrouiller, ouvrirEspace, TITRE } from '../support/cellule'
import { connexion, entrer, expect, ouvrir, test, verifierAccessibilite } from '../support/test'

const RECIT = 'Appel du soir, dicté au médecin.'

/** Notes a call in the name of a person, reads it and answers. Returns the address of its page. */
async function noterUnAppel(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Noter une demande reçue autrement' }).click()
  await page.getByRole('button', { name: 'Chiffrer et enregistrer' }).click()
  await expect(page.getByText('Écrivez au moins ce que la personne demande.').first()).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByLabel('Ce que la personne dit').fill(RECIT)
  await page.getByLabel('Son nom, ou celui qu’elle choisit').fill('Lou')
  await page.getByLabel('Qui l’encadre, l’évalue ou la soigne').fill('le Dr Untel')
  await page.getByRole('checkbox', { name: 'Dr Claire Delorme' }).check()
  await page.getByRole('checkbox', { name: /Elle veut pouvoir revenir/ }).check()
  await page.getByRole('checkbox', { name: /Elle est d’accord/ }).check()
  await page.getByRole('button', { name: 'Chiffrer et enregistrer' }).click()
  await expect(page.getByText('La demande est enregistrée, chiffrée.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Dictez ces douze mots' }).getByRole('listitem')).toHaveCount(12)
  await page.getByRole('link', { name: 'Ouvrir la demande' }).click()

  // R-SOU-6: before the request is read, the page shows who surrounds the person and not what they say.
  await expect(page.getByText('le Dr Untel')).toBeVisible()
  await expect(page.getByText(RECIT)).toHaveCount(0)
  await page.getByRole('button', { name: 'Lire la demande' }).click()
  await expect(page.getByText(RECIT)).toBeVisible()
  await expect(page).toHaveTitle(TITRE)
  await expect(page.getByRole('checkbox', { name: /Delorme/ })).toHaveCount(0)
  // The browser neither keeps what is typed here nor sends it to a spell checker.
  await expect(page.locator('textarea:not([autocomplete=off][spellcheck=false])')).toHaveCount(0)
  await page.getByLabel('Votre réponse').fill('Nous vous rappelons ce soir.')
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByText('Message envoyé.')).toBeVisible()
  return new URL(page.url()).pathname
}

/** Notes a danger before two doctors are named, on a page that quotes the law, then names two doctors. */
async function direLeDanger(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Conduite en cas de danger' }).click()
  await expect(page.getByText('Ne la laissez pas seule.')).toBeVisible()
  await expect(page.getByText('article 40', { exact: false }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Lire la demande' }).click()
  await page.getByLabel('Heure').fill('21:40')
  await page.getByLabel('Décision').fill('Le SAMU vient, sa sœur est près d’elle.')
  await page.getByRole('button', { name: 'Noter et signer' }).click()
  await expect(page.getByText('Un second médecin doit relire et signer.').first()).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByRole('link', { name: 'confiez la demande à deux médecins' }).click()
  await page.getByRole('button', { name: 'Lire la demande' }).click()
  await expect(page.getByText('À voir aujourd’hui').first()).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Danger' })).toBeChecked()
  const duo = page.getByRole('region', { name: 'Confier à deux médecins' })
  for (const nom of [/Bertin/, /Corre/, /Hurel/, /Meziane/, /Pujol/])
    await duo.getByRole('checkbox', { name: nom }).setChecked(/Bertin|Corre/.test(nom.source))
  await duo.getByRole('button', { name: 'Confier', exact: true }).click()
  await expect(page.getByText('La demande est confiée à Dr Odile Bertin et Dr Yann Corre.')).toBeVisible()
  await verifierAccessibilite(page)
}

/** Saves a version of the guide, notes an orientation and the withdrawal of its consents, and plans the next contact. */
async function conduireUnSuivi(page: Page): Promise<void> {
  await allerA(page, 'Tableau')
  await page
    .getByRole('region', { name: 'Vos suivis' })
    .getByRole('row')
    .filter({ hasText: 'Suivi' })
    .last()
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByText('Ma thèse n’avance plus')).toBeVisible()
  // R-SOU-26: the result that the person chose to share, which the page says is not a diagnosis.
  await expect(page.getByText('WHO-5, bien-être : 44 sur 100. Bien-être bas.')).toBeVisible()
  await expect(page.getByText('une information, pas un diagnostic')).toBeVisible()
  await page.getByText('Repère, niveau et motifs', { exact: true }).click()
  await expect(page.getByRole('group', { name: 'Motifs' }).getByRole('checkbox')).toHaveCount(14)
  await page.getByRole('link', { name: 'Guide de l’entretien' }).first().click()
  await expect(page.getByLabel('Ce que la personne attend')).toBeVisible()
  await page.getByLabel('Sommeil').fill('Reprend.')
  await page.getByRole('button', { name: 'Enregistrer cette version' }).click()
  await expect(page.getByText('Guide enregistré.')).toBeVisible()
  await page
    .getByText(/^n° \d+,/)
    .last()
    .click()
  await expect(page.getByRole('definition').filter({ hasText: 'Reprend.' }).last()).toBeVisible()

  await page.getByRole('link', { name: 'Une demande' }).click()
  // R-SOU-11: each resource has its own consent; only the last orientation counts, and a consent can be withdrawn.
  const suite = page.getByRole('region', { name: 'La suite' })
  const accords = suite.getByRole('combobox')
  const noter = page.getByRole('button', { name: 'Noter l’orientation choisie' })
  await page.getByText('Orienter', { exact: true }).click()
  await accords.first().selectOption('medecins')
  await noter.click()
  await expect(page.getByText('Orientation notée.')).toBeVisible()
  await expect(page.getByText(/nous prenons contact, comme vous l’acceptez/).last()).toBeVisible()
  await expect(suite.getByRole('heading', { name: /^Orientation en vigueur, du / })).toHaveCount(1)
  for (const accord of await accords.all()) await accord.selectOption('')
  await noter.click()
  await expect(suite.getByText('Aucun accord : la personne les a repris. Ne contactez personne.')).toBeVisible()
  await expect(page.getByText(/nous ne contactons personne pour vous/).last()).toBeVisible()
  await noter.click()
  await expect(page.getByText('Choisissez au moins une ressource, avec la personne.').first()).toBeVisible()
  await verifierAccessibilite(page)

  await page.getByText('Convenir d’un prochain contact', { exact: true }).click()
  await page.getByLabel('Prochain contact le').fill('2020-01-01')
  await page.getByRole('button', { name: 'Noter', exact: true }).click()
  await expect(page.getByText('Choisissez un jour à venir.').first()).toBeVisible()
  await page.getByLabel('Prochain contact le').fill('2099-01-05')
  await page.getByRole('button', { name: 'Noter', exact: true }).click()
  await expect(page.getByText('Prochain contact noté.')).toBeVisible()
}

/** A space that locks keeps what was being typed until it is opened again, and neither the page nor its storage holds it meanwhile. */
async function verrouiller(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Vos suivis' }).getByRole('link').first().click()
  const reponse = page.getByLabel('Votre réponse')
  await reponse.fill('Une phrase que personne ne doit perdre.')
  await page.getByText('Ajouter une note').click()
  await page.getByLabel('Note', { exact: true }).fill('Une note aussi.')
  await page.getByRole('button', { name: 'Verrouiller' }).click()
  await expect(reponse).toHaveCount(0)
  expect(await page.evaluate(() => document.body.textContent + JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    'personne ne doit perdre',
  )
  await deverrouiller(page)
  await expect(page.locator('main :focus')).toHaveCount(1)
  await expect(reponse).toHaveValue('Une phrase que personne ne doit perdre.')
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Une note aussi.')
  await expect(page.getByText('Ce que vous aviez commencé à écrire ici est revenu dans la page.')).toBeVisible()
  await reponse.fill('Une phrase que personne ne doit perdre non plus.')
  await allerA(page, 'Créneaux')
  await page.goBack()
  await expect(reponse).toHaveValue('Une phrase que personne ne doit perdre non plus.')
}

test('R-SOU-1, R-SOU-9, R-SOU-13, R-SOU-19, R-SOU-23: a telephone call, two doctors, a danger, a case of need, an orientation, a space that locks', async ({
  page,
  browser,
}) => {
  const ALERTE = 'Dr Pascal Hurel a ouvert en cas de nécessité un dossier que vous suivez'
  let adresse = ''
  const corre = await ouvrir(browser)
  const hurel = await ouvrir(browser)

  await test.step('a doctor notes a call, has twelve words to dictate, reads the request and answers', async () => {
    await ouvrirEspace(page, 'Odile Bertin')
    await expect(page).toHaveTitle(TITRE)
    await expect(page.getByRole('region', { name: 'Vos suivis' })).toBeVisible()
    adresse = await noterUnAppel(page)
  })

  await test.step('R-SOU-13, R-SOU-15: a danger is noted at once, then two doctors are named', () => direLeDanger(page))

  await test.step('the second doctor reads the decision over and signs it', async () => {
    await ouvrirEspace(corre, 'Yann Corre', `${adresse}/conduite`)
    await corre.getByRole('button', { name: 'J’ai relu, je signe' }).click()
    await expect(corre.getByText('Dr Odile Bertin et Dr Yann Corre').first()).toBeVisible()
    await allerA(corre, 'Tableau')
    await expect(corre.getByRole('region', { name: 'À voir aujourd’hui' })).toBeVisible()
  })

  await test.step('the doctor whom the person set aside gets a 404', async () => {
    const delorme = await entrer(browser, 'Claire Delorme')
    expect((await delorme.request.get(adresse)).status()).toBe(404)
  })

  await test.step('R-SOU-23: a third doctor opens the request in a case of need, and one of the two doctors is told', async () => {
    await ouvrirEspace(hurel, 'Pascal Hurel', adresse)
    await expect(hurel.getByText(RECIT)).toHaveCount(0)
    await hurel.getByRole('radio', { name: 'Les deux médecins sont absents' }).check()
    await hurel.getByRole('button', { name: 'Ouvrir ce dossier' }).click()
    await expect(hurel.getByText(RECIT)).toBeVisible()
    // R-SOU-13: the third doctor may then note the danger too.
    await hurel.getByRole('link', { name: 'Conduite en cas de danger' }).click()
    await expect(hurel.getByRole('button', { name: 'Noter et signer' })).toBeVisible()

    // Each of the two doctors loads the board again: one of them has the alert.
    for (const temoin of [page, corre]) {
      await allerA(temoin, 'Créneaux')
      await allerA(temoin, 'Tableau')
      await expect(temoin.getByRole('region', { name: 'À voir aujourd’hui' })).toBeVisible()
    }
    const averti = (await page.getByText(ALERTE).count()) > 0 ? page : corre
    await expect(averti.getByText(ALERTE)).toBeVisible()
    await expect(averti.getByRole('link', { name: 'Lire ce dossier' }).first()).toHaveAttribute('href', adresse)
    await verifierAccessibilite(averti)
    await averti.getByRole('button', { name: 'J’ai vu' }).first().click()
    await expect(averti.getByText(ALERTE)).toHaveCount(0)
  })

  await test.step('R-SOU-9, R-SOU-19: a version of the guide, an orientation, the next contact', () => conduireUnSuivi(page))

  await test.step('a space that locks keeps what was being typed', async () => {
    await connexion(page, 'Nadège Pujol')
    await page.goto('/aide/suivi')
    await deverrouiller(page)
    await verrouiller(page)
  })
})
