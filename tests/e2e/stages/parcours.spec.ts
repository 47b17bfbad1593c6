import type { Browser, Page } from '@playwright/test'
import { ajouterVoeux } from '../support/choix'
import { rienAEvaluer } from '../support/evaluations'
import { confirmer, connexion, entrer, expect, test, verifierAccessibilite } from '../support/test'

const BUREAU = { viewport: { width: 1280, height: 900 } }

async function regarderLOffre(page: Page): Promise<void> {
  await connexion(page, 'Boubacar Konaté')
  await page.goto('/stages/offre')
  await expect(page.getByText('à vol d’oiseau depuis votre commune')).toBeVisible()
  await page.getByRole('columnheader').getByRole('link', { name: 'Distance à vol d’oiseau' }).click()
  await expect(page).toHaveURL(/tri=distance/)
  const distances = (await page.locator('td[data-label="Distance à vol d’oiseau"]').allInnerTexts()).map((t) =>
    Number.parseInt(t.replace(/^moins de 1.*/, '0'), 10),
  )
  expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  const cases = page.getByRole('checkbox', { name: /^Comparer / })
  await cases.nth(0).check()
  await cases.nth(1).check()
  await page.getByRole('button', { name: 'Comparer les postes cochés' }).click()
  await expect(page).toHaveURL(/\/stages\/comparer\?poste=[0-9a-f-]+&poste=[0-9a-f-]+$/)
  await expect(page.getByRole('columnheader')).toHaveCount(3)
  await verifierAccessibilite(page)
  await page.getByRole('link', { name: 'Retirer de la comparaison' }).first().click()
  await expect(page.getByRole('columnheader')).toHaveCount(2)
  await page.getByRole('link', { name: 'Ajouter un poste' }).click()
  await expect(page).toHaveURL(/\/stages\/offre\?poste=/)
  await page.getByRole('link', { name: 'Voir la carte' }).click()
  await expect(page.getByRole('group', { name: 'Où des postes sont offerts' })).toBeVisible()
}

/** With the keyboard, the focus follows the moved wish; a second tab is told that the list has changed. */
async function ordonnerDesVoeux(page: Page): Promise<void> {
  await connexion(page, 'Adèle Roussel')
  await page.goto('/stages/voeux?q=e')
  const retraits = await ajouterVoeux(page, 3)
  const combien = await retraits.count()
  const second = await page.context().newPage()
  await second.goto('/stages/voeux')
  const monter = page.getByRole('button', { name: /^Monter/ }).last()
  const nom = (await monter.getAttribute('aria-label'))?.replace('Monter : ', '') ?? ''
  const place = page.getByLabel(`Place de ${nom}`)
  await monter.focus()
  for (let rang = combien - 1; rang > 0; rang--) {
    await page.keyboard.press('Enter')
    await expect(place).toHaveValue(String(rang))
    await expect(page.getByRole('button', { name: `${rang > 1 ? 'Monter' : 'Descendre'} : ${nom}` })).toBeFocused()
  }
  await verifierAccessibilite(page)
  await second
    .getByRole('button', { name: /^Retirer/ })
    .first()
    .click()
  await expect(second.getByText('Ce dossier a changé entre-temps.')).toBeVisible()
  await expect(second.getByRole('button', { name: /^Retirer/ })).toHaveCount(combien)
  await second.close()
}

async function interrogerSonParcours(page: Page, secretariat: Page): Promise<void> {
  await connexion(page, 'Élise Morin')
  await page.goto('/stages/parcours')
  await expect(page.getByText('Compte pour l’ancienneté (année-recherche), ne remplit pas la maquette.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Envoyer au secrétariat' }).click()
  await expect(page.getByText('Dites en une phrase ce qui devrait compter, ou ne pas compter.').first()).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByLabel('Votre question').fill('Mon premier semestre de recherche devrait-il remplir la maquette ?')
  await page.getByRole('button', { name: 'Envoyer au secrétariat' }).click()
  await expect(page.getByText('Question envoyée au secrétariat.')).toBeVisible()

  await secretariat.goto('/stages/internes?q=konate')
  await expect(secretariat.getByRole('row').filter({ hasText: 'Konaté' }).getByText('7 911 / 10 140')).toBeVisible()
  await secretariat.goto('/stages/internes?q=morin')
  await secretariat.getByRole('row').filter({ hasText: 'Morin Élise' }).getByRole('link').click()
  await expect(secretariat.getByRole('heading', { level: 1, name: 'Élise Morin' })).toBeVisible()
  await secretariat.getByLabel('Votre réponse').first().fill('Non : l’année-recherche compte pour l’ancienneté seulement.')
  await confirmer(secretariat, 'Envoyer la réponse')
  await expect(secretariat.getByText('Réponse enregistrée ; l’interne en est prévenu par courriel.')).toBeVisible()
  await page.goto('/stages/parcours')
  await expect(page.getByText('Non : l’année-recherche compte pour l’ancienneté seulement.')).toBeVisible()
}

async function evaluerUnStage(page: Page): Promise<void> {
  if (await rienAEvaluer(page)) return
  await page.getByRole('link', { name: 'Évaluer ce stage' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Évaluer votre stage' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Envoyer l’évaluation' })).toBeVisible()
  for (const groupe of await page.getByRole('group').all()) await groupe.getByLabel('4, bon').check()
  await page.getByLabel('Ses limites').fill('Le Dr Carpentier est souvent absent.')
  await confirmer(page, 'Envoyer l’évaluation')
  await expect(page.getByText('« Dr Carpentier » semble désigner une personne.').first()).toBeVisible()
  await verifierAccessibilite(page)
  await page.getByLabel('Ses limites').fill('Peu de temps pour revoir les consultations.')
  await confirmer(page, 'Envoyer l’évaluation')
  await expect(page.getByText('Votre évaluation est enregistrée sans votre nom.')).toBeVisible()
  await page.goto('/stages/parcours')
  await expect(page.getByText('Rendue').first()).toBeVisible()
}

async function alerter(page: Page, secretariat: Page, browser: Browser): Promise<void> {
  await connexion(page, 'Clara Vasseur')
  await page.goto('/stages/alerte')
  await page.getByLabel('Quel stage').selectOption({ index: 1 })
  await page.getByLabel('Violence, harcèlement ou discrimination').check()
  await page.getByLabel('Ce qui se passe').fill('On crie sur les internes devant les patients.')
  await page.getByRole('button', { name: 'Envoyer à la coordination' }).click()
  await expect(page.getByText('Votre message est remis à la coordination')).toBeVisible()
  await verifierAccessibilite(page)
  for (const autre of [page, secretariat]) expect((await autre.request.get('/stages/alertes')).status()).toBe(403)
  const coordination = await entrer(browser, 'Coordonnateur du DES', BUREAU)
  await coordination.goto('/stages/alertes')
  await expect(coordination.getByText('On crie sur les internes devant les patients.').first()).toBeVisible()
  await verifierAccessibilite(coordination)
  await coordination.getByLabel('Suite donnée').first().fill('Entretien proposé, chef de service reçu le jour même.')
  await confirmer(coordination, 'Enregistrer la suite')
  await expect(coordination.getByText('Suite enregistrée.')).toBeVisible()
}

async function deroger(page: Page, secretariat: Page): Promise<void> {
  await secretariat.goto('/stages/internes?q=vasseur')
  await secretariat.getByRole('row').filter({ hasText: 'Vasseur Clara' }).getByRole('link').click()
  await secretariat.getByText('Enregistrer une dérogation', { exact: true }).click()
  await secretariat.getByLabel('Moins de stages en médecine générale').check()
  await secretariat.getByLabel('Accordée le').fill('2026-01-15')
  await secretariat.getByLabel('Par qui').fill('la coordination du DES')
  await secretariat.getByLabel(/^Motif/).fill('Projet de médecine du sport.')
  await confirmer(secretariat, 'Enregistrer la dérogation')
  await expect(secretariat.getByText('Dites combien de stages de médecine générale restent demandés.').first()).toBeVisible()
  await verifierAccessibilite(secretariat)
  await secretariat.getByLabel('Stages de médecine générale encore exigés').fill('3')
  await confirmer(secretariat, 'Enregistrer la dérogation')
  await expect(secretariat.getByText('Dérogation enregistrée. L’interne la voit sur sa page.')).toBeVisible()
  await page.goto('/stages/parcours#derogations')
  await expect(page.getByText('3 stages sont exigés en médecine générale')).toBeVisible()
  await expect(page.getByText('Projet de médecine du sport.')).toBeVisible()
  await verifierAccessibilite(page)
  await confirmer(secretariat, 'Retirer cette dérogation')
  await expect(secretariat.getByText('Dérogation retirée.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Vos dérogations' })).toHaveCount(0)
}

test('R-CAM-3, R-DES-1, R-MSU-12, R-RNG-10, R-STG-2 to R-STG-7: internes read the offer and their path; the secretariat and the coordination answer them', async ({
  page,
  browser,
}) => {
  const secretariat = await entrer(browser, 'Nathalie Prigent', BUREAU)
  await test.step('an interne sorts the offer by distance, compares posts and opens the map', () => regarderLOffre(page))
  await test.step('an interne orders wishes with the keyboard', () => ordonnerDesVoeux(page))
  await test.step('R-CAM-3, R-RNG-10: an interne questions a line of their seniority; the secretariat, which reads ranks, answers', () =>
    interrogerSonParcours(page, secretariat))
  await test.step('R-MSU-12: a stage is evaluated once, when its semester ends', () => evaluerUnStage(page))
  await test.step('R-MSU-12: only the coordinator reads an alert, and writes what was done about it', () =>
    alerter(page, secretariat, browser))
  await test.step('R-DES-1: the interne reads a derogation that the secretariat recorded, until it is withdrawn', () =>
    deroger(page, secretariat))
  await test.step('R-STG-2 to R-STG-7: an interne reads the rights that follow from their own path', async () => {
    await page.goto('/stages/parcours')
    await page.getByRole('link', { name: 'Mes droits de stage' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Mes droits de stage' })).toBeVisible()
    await expect(page.getByText('30 jours ouvrables, samedis compris')).toBeVisible()
    await expect(page.getByText(/2 stages hors de la région pendant la phase d’approfondissement/)).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'À demander avant le' })).toBeVisible()
    const junior = await entrer(browser, 'Hugo Petit')
    await junior.goto('/stages/droits')
    await expect(junior.getByText('25 jours ouvrés')).toBeVisible()
  })
})
