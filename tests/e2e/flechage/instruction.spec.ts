import type { Page } from '@playwright/test'
import { documentPdf, ouvrirDossier } from '../support/dossiers'
import { connexion, expect, telecharger, test, verifierAccessibilite } from '../support/test'

const ELEMENTS = [
  'terrain demandé',
  'place dans la maquette',
  'motif',
  'situation attestée',
  'projet',
  'lettre de motivation',
  'accord écrit du terrain',
]

/** Gives a verdict on every element of the page: to redo for those of `aRefaire`, conform for the others. */
async function juger(page: Page, aRefaire: readonly string[] = []): Promise<void> {
  for (const element of ELEMENTS) {
    const groupe = page.getByRole('group', { name: `Verdict : ${element}` })
    if ((await groupe.count()) > 0) await groupe.getByLabel(aRefaire.includes(element) ? 'À refaire' : 'Conforme').check()
  }
}

const accepter = (page: Page): Promise<void> => page.getByRole('dialog').getByRole('button').first().click()

test('the secretariat asks for what is missing, declares a request admissible, notifies a decision, joins the proof and closes the request', async ({
  page,
}, info) => {
  await connexion(page, 'Nathalie Prigent')

  await test.step('the secretariat checks each piece and asks for what is missing', async () => {
    await page.goto('/')
    await page
      .getByRole('link', { name: /^Vérifier les pièces/ })
      .first()
      .click()
    await expect(page.getByText(/^Vérifier les pièces, FLE-/)).toBeVisible()
    const dossier = new URL(page.url()).pathname.replace('/instruction', '')
    await juger(page, ['lettre de motivation'])
    await page.getByRole('button', { name: 'Enregistrer les vérifications' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Dites ce qui est à refaire : l’interne le lira.')
    await expect(page.getByRole('group', { name: 'Verdict : projet' }).getByLabel('Conforme')).toBeChecked()
    await verifierAccessibilite(page)
    await page.getByLabel('Remarque : lettre de motivation').fill('La dernière page manque.')
    await page.getByRole('button', { name: 'Enregistrer les vérifications' }).click()
    await expect(page.getByText('Les vérifications sont enregistrées.')).toBeVisible()
    await expect(page.getByText('Toutes les pièces sont vérifiées, 1 à refaire')).toBeVisible()

    await expect(page.getByLabel('À refaire : lettre de motivation')).toHaveValue('La dernière page manque.')
    await page.getByLabel('Répondre au plus tard le').fill('2020-01-01')
    await page.getByRole('button', { name: 'Demander ces compléments' }).click()
    await verifierAccessibilite(page)
    await accepter(page)
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Laissez au moins 7 jours à l’interne')
    await page.getByLabel('Répondre au plus tard le').fill(new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10))
    await page.getByRole('button', { name: 'Demander ces compléments' }).click()
    await accepter(page)
    // The next request to check follows, without going back to a list.
    await expect(page.getByText('Compléments demandés. Voici la demande suivante à vérifier.')).toBeVisible()
    await expect(page).not.toHaveURL(new RegExp(dossier))
    await page.goto(dossier)
    await expect(page.getByText('La dernière page manque.').first()).toBeVisible()
  })

  await test.step('the secretariat declares another request admissible', async () => {
    await ouvrirDossier(page, 'DEPOSEE', 'instruction')
    await expect(page.getByLabel('Remarque : projet')).toBeHidden()
    // A verdict that was not saved is not lost by the way to the next request: the question is answered no.
    await page.getByRole('group', { name: 'Verdict : projet' }).getByLabel('Conforme').check()
    const ici = page.url()
    const question = page.waitForEvent('dialog')
    const clic = page.getByRole('link', { name: /^Suivant/ }).click()
    await (await question).dismiss()
    await clic
    expect(page.url()).toBe(ici)
    await page.getByRole('button', { name: 'Tout le reste est conforme' }).click()
    await expect(page.getByText('Tout est conforme', { exact: true })).toBeVisible()
    await verifierAccessibilite(page)
    await page.getByRole('button', { name: 'Déclarer recevable' }).click()
    await expect(page.getByText(/^Demande déclarée recevable\./)).toBeVisible()
  })

  await test.step('the secretariat establishes the notice of a decision, notifies it, joins the proof and closes the request', async () => {
    await ouvrirDossier(page, 'AFFECTEE', 'notification')
    await verifierAccessibilite(page)
    const modes = page.getByRole('group', { name: 'Mode de notification' })
    await modes.getByLabel('Lettre recommandée avec avis de réception').check()
    await page.getByRole('button', { name: /la notice$/ }).click()
    await expect(page.getByText('La notice est établie')).toBeVisible()
    const { nom } = await telecharger(page, 'Relire la notice (PDF)', info, 'notice.pdf')
    expect(nom).toMatch(/^decision-FLE-.*\.pdf$/)

    await page.getByLabel('Reçue par l’interne le').fill(new Date().toISOString().slice(0, 10))
    await page.getByRole('button', { name: 'Enregistrer la notification' }).click()
    await accepter(page)
    await expect(page.getByText('La décision est notifiée')).toBeVisible()
    await expect(page.getByText('Le dossier ne peut pas encore être clos')).toBeVisible()
    await page.getByLabel(/^Preuve/).setInputFiles(documentPdf('avis-de-reception.pdf'))
    await page.getByRole('button', { name: 'Joindre la preuve' }).click()
    await expect(page.getByText('La preuve est jointe.').first()).toBeVisible()
    await verifierAccessibilite(page)
    await page.getByRole('button', { name: 'Clore le dossier' }).click()
    await expect(page.getByText('Dossier clos.')).toBeVisible()
  })

  await test.step('the secretariat reads the statistics and downloads them', async () => {
    await page.goto('/flechage/statistiques')
    await expect(page.getByText(/Les effectifs inférieurs à 5 sont masqués/)).toBeVisible()
    const { nom } = await telecharger(page, 'Télécharger (CSV)', info, 'statistiques.csv')
    expect(nom).toMatch(/^flechage-\d{4}-\d{4}\.csv$/)
  })
})
