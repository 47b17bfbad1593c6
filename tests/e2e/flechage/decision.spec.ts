import type { Page } from '@playwright/test'
import { documentPdf, ouvrirDossier } from '../support/dossiers'
import { connexion, entrer, expect, telecharger, test, verifierAccessibilite } from '../support/test'

const dans = (jours: number): string => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10)

/** Does an act that asks for confirmation: presses its button, then the first button of the dialog. */
async function acter(page: Page, bouton: string): Promise<void> {
  await page.getByRole('button', { name: bouton }).click()
  await page.getByRole('dialog').getByRole('button').first().click()
}

test('the dean refers two requests and not a third one; the agency convenes the interview, records it and decides with reasons', async ({
  page,
  browser,
}, info) => {
  const doyen = page
  await connexion(doyen, 'Christian Vautrin')
  const ars = await entrer(browser, 'Leïla Chergui', { viewport: { width: 1280, height: 900 } })

  await test.step('the dean refers two requests at once, and downloads the letter and its table', async () => {
    await doyen.goto('/flechage/saisines')
    await acter(doyen, 'Saisir l’ARS des demandes cochées')
    await expect(doyen.getByRole('main').getByRole('alert')).toContainText('Cochez au moins une demande à transmettre.')
    await verifierAccessibilite(doyen)
    const cases = doyen.getByRole('group', { name: 'Demandes à transmettre' }).getByRole('checkbox')
    await cases.nth(0).check()
    await cases.nth(1).check()
    await doyen.getByLabel('Votre qualité').fill('Doyen de l’UFR de médecine')
    await acter(doyen, 'Saisir l’ARS des demandes cochées')
    await expect(doyen.getByText('Les 2 demandes sont transmises à l’agence régionale de santé.')).toBeVisible()
    const lettre = doyen.getByRole('listitem').filter({ hasText: '2 demandes' }).first()
    for (const [lien, nom] of [
      ['Lettre (PDF)', /^saisine-bordereau\.pdf$/],
      ['Tableau (Excel)', /\.xlsx$/],
    ] as const) {
      const [fichier] = await Promise.all([doyen.waitForEvent('download'), lettre.getByRole('link', { name: lien }).click()])
      expect(fichier.suggestedFilename()).toMatch(nom)
    }
  })

  await test.step('the dean does not refer a third request: a general formula is refused as a reason, a precise reason is recorded', async () => {
    await ouvrirDossier(doyen, 'AVIS_DEFAVORABLE', 'saisine')
    await doyen.getByLabel('Ne pas saisir').check()
    await doyen.getByLabel('Motifs').fill('Avis défavorable de la commission.')
    await acter(doyen, 'Enregistrer mon choix')
    await expect(doyen.getByRole('main').getByRole('alert')).toContainText('Une formule générale ne suffit pas.')
    await expect(doyen.getByLabel('Ne pas saisir')).toBeChecked()
    await verifierAccessibilite(doyen)
    await doyen
      .getByLabel('Motifs')
      .fill('Le même stage est proposé dans trois autres terrains du territoire visé, tous accessibles au choix commun.')
    await acter(doyen, 'Enregistrer mon choix')
    await expect(doyen.getByText('ARS non saisie.')).toBeVisible()
    const { nom } = await telecharger(doyen, 'Télécharger la décision (PDF)', info, 'non-saisine.pdf')
    expect(nom).toMatch(/^non-saisine-FLE-.*\.pdf$/)
    await verifierAccessibilite(doyen)
  })

  await test.step('the agency downloads the table of the referred requests, and cannot decide before the interview', async () => {
    await ars.goto('/flechage/saisines')
    const { nom } = await telecharger(ars, /^Tableau de toutes les demandes/, info, 'saisines.xlsx')
    expect(nom).toMatch(/\.xlsx$/)
    await ouvrirDossier(ars, 'SAISINE_ARS', 'decision')
    await expect(ars.getByRole('button', { name: 'Enregistrer la décision' })).toHaveCount(0)
  })

  await test.step('the agency must convene the interview at least five working days before it', async () => {
    await ars.goto('/')
    await ars
      .getByRole('link', { name: /^Convoquer à l’entretien/ })
      .first()
      .click()
    await ars.getByLabel('Jour').fill(dans(1))
    await ars.getByLabel('Heure').fill('14:30')
    await ars.getByLabel('Lieu').fill('Délégation départementale, salle 3')
    await ars.getByRole('button', { name: 'Convoquer' }).click()
    await expect(ars.getByRole('main').getByRole('alert')).toContainText('au moins 5 jours ouvrés avant')
    await expect(ars.getByLabel('Lieu')).toHaveValue('Délégation départementale, salle 3')
    await verifierAccessibilite(ars)
    await ars.getByLabel('Jour').fill(dans(20))
    await ars.getByRole('button', { name: 'Convoquer' }).click()
    await expect(ars.getByText('Entretien fixé.')).toBeVisible()
  })

  await test.step('an interview without the students’ representative must be held again', async () => {
    await ars.goto('/')
    await ars
      .getByRole('link', { name: /^Enregistrer la décision/ })
      .first()
      .click()
    await expect(ars.getByRole('button', { name: 'Enregistrer la décision' })).toBeVisible()
    await ars.getByRole('link', { name: 'Modifier ou enregistrer l’entretien' }).click()
    await expect(ars.getByRole('heading', { level: 1, name: 'Entretien individuel' })).toBeVisible()
    const representation = ars.getByLabel('Représentation des étudiants')
    const present = await representation.inputValue()
    await representation.selectOption({ label: 'Personne n’était là' })
    await ars.getByRole('button', { name: 'Corriger' }).click()
    await expect(ars.getByText(/sans représentant des étudiants : il doit être recommencé/)).toBeVisible()
    await verifierAccessibilite(ars)
    await representation.selectOption(present)
    await ars.getByRole('button', { name: 'Corriger' }).click()
    await expect(ars.getByText(/sans représentant des étudiants/)).toHaveCount(0)
  })

  await test.step('a refusal whose reasons of law say nothing comes back with what was typed; with real reasons it is recorded', async () => {
    await ars.goto(ars.url().replace(/\/entretien.*/, '/decision'))
    await ars.getByLabel('Refuser').check()
    await ars.getByLabel('Référence de l’acte').fill('ARS-2026-901')
    await ars.getByLabel('Date de l’acte').fill(dans(0))
    await ars.getByLabel(/^Acte signé/).setInputFiles(documentPdf('acte.pdf'))
    await ars.getByLabel('Prénom de l’autorité').fill('Hélène')
    await ars.getByLabel(/^Nom de l’autorité/).fill('Marchand')
    await ars.getByLabel('Sa qualité').fill('Directrice générale')
    await ars.getByLabel('Motifs de droit').fill('Vu les textes en vigueur.')
    await ars.getByLabel('Motifs de fait').fill('Le stage demandé précède un stage que la maquette place avant lui.')
    await acter(ars, 'Enregistrer la décision')
    await expect(ars.getByRole('main').getByRole('alert')).toContainText('Les motifs de droit manquent ou ne disent rien')
    await expect(ars.getByLabel('Motifs de fait')).toHaveValue(/précède un stage/)
    await verifierAccessibilite(ars)
    await ars
      .getByLabel('Motifs de droit')
      .fill('Article 44, I, de l’arrêté du 12 avril 2017 : le stage doit s’inscrire dans le bon déroulement de la maquette.')
    await acter(ars, 'Enregistrer la décision')
    await expect(ars.getByText('Affectation refusée.')).toBeVisible()
    await expect(ars.getByText('ARS-2026-901', { exact: false }).first()).toBeVisible()
    await verifierAccessibilite(ars)
  })
})
