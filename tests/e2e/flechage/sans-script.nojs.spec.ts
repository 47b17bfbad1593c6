import { lireCourriel } from '../support/base'
import { documentPdf, fauxPdf, ouvrirBrouillon, ouvrirDossier } from '../support/dossiers'
import { pli, refuserLePapier } from '../support/plis'
import { connexion, expect, ouvrir, test } from '../support/test'

const HOTE = 'hote-sans-script@sante.example'

test('without JavaScript an interne writes a draft, a host refuses through the mailed link, the secretariat checks pieces; typed text is kept', async ({
  page,
  browser,
}) => {
  await test.step('a false letter is refused and a real one is joined; a text that is too long comes back whole', async () => {
    await connexion(page, 'Clara Vasseur')
    await ouvrirBrouillon(page)
    await page.getByLabel('Fichier de la lettre').setInputFiles(fauxPdf('lettre.pdf'))
    await page.getByRole('button', { name: /Joindre la lettre|Remplacer la lettre/ }).click()
    await expect(page.getByText('son contenu est d’un autre format').first()).toBeVisible()
    await page.getByLabel('Fichier de la lettre').setInputFiles(documentPdf('lettre.pdf'))
    await page.getByRole('button', { name: /Joindre la lettre|Remplacer la lettre/ }).click()
    await expect(page.getByText('Lettre jointe.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Lettre', exact: true })).toBeVisible()

    await ouvrirBrouillon(page)
    const competences = page.getByLabel('Compétences que vous cherchez à acquérir')
    await competences.fill('x'.repeat(3001))
    await page.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
    await expect(page.getByText(/3.000 caractères au plus\./).first()).toBeVisible()
    await expect(competences).toHaveValue('x'.repeat(3001))
    await competences.fill('Le suivi des grossesses sans complication.')
    await page.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
    await expect(page.getByRole('heading', { name: 'Relire avant de déposer' })).toBeVisible()
    await expect(page.getByText('Ce dossier ne peut pas encore être déposé')).toBeVisible()
  })

  await test.step('a refused form comes back unfolded; the interne asks another person for the agreement', async () => {
    await connexion(page, 'Haddad')
    await refuserLePapier(page)
    const autre = pli(page, 'Nommer une autre personne')
    await expect(autre.getByLabel('Prénom et nom')).toBeHidden()
    await autre.locator('summary').click()
    await autre.getByLabel('Prénom et nom').fill('Dominique Absent')
    await autre.getByLabel('Adresse électronique').fill('pas une adresse')
    await autre.getByRole('button', { name: 'Envoyer la demande d’accord' }).click()
    await expect(autre.getByText('Écrivez une adresse électronique complète').first()).toBeVisible()
    await expect(autre.getByLabel('Prénom et nom')).toHaveValue('Dominique Absent')
    await autre.getByLabel('Adresse électronique').fill(HOTE)
    await autre.getByRole('button', { name: 'Envoyer la demande d’accord' }).click()
    await expect(page.getByText('Demande d’accord envoyée.')).toBeVisible()
  })

  await test.step('the host refuses through the link of the mail, with a reason that the interne reads', async () => {
    const lien = await lireCourriel({ a: HOTE, sujet: 'Accord demandé' }, /\/accord\/[\w-]+/)
    const hote = await ouvrir(browser, { javaScriptEnabled: false })
    await hote.goto('/accord/un-lien-invente')
    await expect(hote.getByText('Ce lien n’ouvre aucun accord.')).toBeVisible()
    await hote.goto(lien)
    await hote.getByLabel('Pourquoi').fill('     ')
    await hote.getByRole('button', { name: 'Refuser' }).click()
    await expect(hote.getByText('Dites pourquoi, en une phrase.').first()).toBeVisible()
    await hote.getByLabel('Pourquoi').fill('Je serai en congé tout le semestre.')
    await hote.getByRole('button', { name: 'Refuser' }).click()
    await expect(hote.getByText('Votre refus est enregistré et l’interne en est averti.')).toBeVisible()
    await hote.goto(lien)
    await expect(hote.getByRole('button', { name: 'Refuser' })).toHaveCount(0)
    await expect(hote.getByRole('button', { name: 'Signer' })).toHaveCount(0)
    await ouvrirBrouillon(page)
    await expect(page.getByText('Dominique Absent n’a pas donné son accord')).toBeVisible()
    await expect(page.getByText('Raison donnée : Je serai en congé tout le semestre.')).toBeVisible()
  })

  await test.step('a verdict without a remark is refused and stays chosen; with the remark it is saved', async () => {
    await connexion(page, 'Nathalie Prigent')
    await ouvrirDossier(page, 'DEPOSEE', 'instruction', -1)
    const lettre = page.getByRole('group', { name: 'Verdict : lettre de motivation' })
    await lettre.getByLabel('À refaire').check()
    await page.getByRole('group', { name: 'Verdict : projet' }).getByLabel('Conforme').check()
    await page.getByRole('button', { name: 'Enregistrer les vérifications' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Dites ce qui est à refaire : l’interne le lira.')
    await expect(lettre.getByLabel('À refaire')).toBeChecked()
    await page.getByLabel('Remarque : lettre de motivation').fill('La dernière page manque.')
    await page.getByRole('button', { name: 'Enregistrer les vérifications' }).click()
    await expect(page.getByText('Les vérifications sont enregistrées.')).toBeVisible()
    await expect(page.getByLabel('À refaire : lettre de motivation')).toHaveValue('La dernière page manque.')
  })
})
