import { createHash } from 'node:crypto'
import { lireCourriel } from '../support/base'
import { documentPdf, fauxPdf } from '../support/dossiers'
import { refuserLePapier } from '../support/plis'
import { connexion, entrer, expect, ouvrir, telecharger, test, verifierAccessibilite } from '../support/test'

test('an interne chooses a terrain, writes a request, obtains the host’s agreement, deposits the request and withdraws it', async ({
  browser,
  page,
}, info) => {
  let adresse = ''
  let courriel = ''

  await test.step('the interne chooses a terrain and begins a draft', async () => {
    await connexion(page, 'Élise Morin')
    await page.goto('/flechage')
    await expect(page.getByRole('heading', { name: 'Mes demandes' })).toBeVisible()
    await page.getByRole('link', { name: 'Nouvelle demande' }).click()
    await page.getByLabel('Terrain, structure, commune ou maître de stage').fill('Marelle')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await expect(page.getByText('L’agrément de ce terrain est suspendu')).toBeVisible()
    await verifierAccessibilite(page)
    await page.getByRole('link', { name: 'Tout afficher' }).click()
    await page.getByRole('link', { name: /^Choisir SASPAS de Brizay/ }).click()
    await expect(page.getByRole('cell', { name: 'ce stage' })).toBeVisible()
    await verifierAccessibilite(page)
    await page.getByRole('button', { name: 'Commencer la demande avec ce terrain' }).click()
    await expect(page.getByText('Demande commencée')).toBeVisible()
    adresse = new URL(page.url()).pathname.replace('/modifier', '')
  })

  await test.step('typed text is saved without a button, and is there after a reload', async () => {
    await page.getByLabel('Motif de la demande').selectOption('Projet professionnel')
    await page.getByLabel('Territoire où vous pensez exercer').fill('Brizay et les communes voisines')
    await page.getByLabel('À quel horizon').fill('À la fin de mon DES')
    await page.getByLabel('Compétences que vous cherchez à acquérir').fill('Le suivi des maladies chroniques en équipe.')
    await expect(page.getByText(/^Enregistré à/)).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Projet' }).getByText('fait')).toBeVisible()
    // Each step has its own subject; « Continuer » saves and opens the next one, where text typed after a save is saved too.
    await expect(page.getByLabel('Votre lettre')).toBeHidden()
    await page.getByRole('button', { name: 'Continuer : lettre' }).click()
    await expect(page.getByRole('heading', { name: 'Lettre', exact: true })).toBeVisible()
    await expect(page.getByLabel('Compétences que vous cherchez à acquérir')).toBeHidden()
    await page.getByLabel('Votre lettre').fill('Trop court.')
    await expect(page.getByText('Votre lettre compte 11 caractères : il en faut au moins 1 500.')).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Votre lettre')).toHaveValue('Trop court.')
  })

  await test.step('a false letter and a false paper agreement are refused; a real letter is joined', async () => {
    await page.getByLabel('Fichier de la lettre').setInputFiles(fauxPdf('lettre.pdf'))
    await page.getByRole('button', { name: 'Joindre la lettre' }).click()
    await expect(page.getByText('son contenu est d’un autre format').first()).toBeVisible()
    await verifierAccessibilite(page)
    await page.getByLabel('Fichier de la lettre').setInputFiles(documentPdf('lettre.pdf'))
    await page.getByRole('button', { name: 'Joindre la lettre' }).click()
    await expect(page.getByText('Lettre jointe.')).toBeVisible()
    await refuserLePapier(page)
    await verifierAccessibilite(page)
  })

  await test.step('the interne asks for the agreement; without it the request cannot be deposited', async () => {
    await page.goto(`${adresse}/modifier?etape=accords`)
    await page.getByRole('button', { name: 'Envoyer la demande d’accord' }).click()
    await expect(page.getByText('Demande d’accord envoyée.')).toBeVisible()
    await expect(page.getByText(/tient le stylo/)).toBeVisible()
    await expect(page.getByText(/Prochain rappel possible à partir du/)).toBeVisible()
    await verifierAccessibilite(page)
    courriel = /Message envoyé à (\S+)/.exec((await page.getByText(/^Message envoyé à/).textContent()) ?? '')?.[1] ?? ''
    await page.getByRole('link', { name: /^5? ?Entretien, repli, liens/ }).click()
    await page.getByLabel(/^J’accepte que mon dossier soit transmis/).check()
    await page.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
    await expect(page.getByText(/Accord écrit manquant/).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Déposer la demande' })).toHaveCount(0)
    await verifierAccessibilite(page)
  })

  await test.step('the host signs through the link of the mail, without an account, on a phone', async () => {
    const lien = await lireCourriel({ a: courriel, sujet: 'Accord demandé' }, /\/accord\/[\w-]+/)
    const hote = await ouvrir(browser, { viewport: { width: 375, height: 800 } })
    await hote.goto(lien)
    await expect(hote.getByText('sous réserve de la décision du directeur général de l’ARS')).toBeVisible()
    await expect(hote.getByText('Brizay et les communes voisines')).toHaveCount(0)
    await hote.getByRole('button', { name: 'Signer', exact: true }).click()
    await expect(hote.getByText('Cochez la case pour donner votre accord.').first()).toBeVisible()
    await verifierAccessibilite(hote)
    await hote.getByLabel('J’ai lu ce texte et je donne mon accord.').check()
    await hote.getByLabel('Votre fonction').fill('Médecin généraliste, maître de stage universitaire')
    await hote.getByRole('button', { name: 'Signer', exact: true }).click()
    await expect(hote.getByText('Merci. Votre accord est signé')).toBeVisible()
    await hote.goto(lien)
    await expect(hote.getByText('Déjà signé')).toBeVisible()
    await expect(hote.getByRole('button', { name: 'Signer' })).toHaveCount(0)
    await verifierAccessibilite(hote)
  })

  await test.step('the interne reads the request over and deposits it; the digest of the receipt is that of the deposited content', async () => {
    await page.goto(`${adresse}/relire`)
    await expect(page.getByText('Brizay et les communes voisines')).toBeVisible()
    await verifierAccessibilite(page)
    await page.getByRole('button', { name: 'Déposer la demande' }).click()
    await expect(page.getByText('Demande déposée.')).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Accusé de réception FLE-\d{4}[EH]-\d{4}$/ })).toBeVisible()
    await verifierAccessibilite(page)
    const { nom } = await telecharger(page, 'Télécharger l’accusé (PDF)', info, 'accuse.pdf')
    expect(nom).toMatch(/^Accusé FLE-.*\.pdf$/)
    const empreinte = await page.locator('code').first().textContent()
    const contenu = await page.request.get(`${adresse}/accuse/contenu?rang=1`)
    expect(
      createHash('sha256')
        .update(await contenu.body())
        .digest('hex'),
    ).toBe(empreinte)
    await page.goto(adresse)
    await expect(page.getByText('le secrétariat du DUMG').first()).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Votre ancienneté' })).toBeVisible()
    await verifierAccessibilite(page)
  })

  await test.step('the secretariat sees the request without the seniority; another interne gets a 404', async () => {
    const secretariat = await entrer(browser, 'Nathalie Prigent')
    await secretariat.goto(adresse)
    await expect(secretariat.getByRole('link', { name: 'Vérifier les pièces' }).first()).toBeVisible()
    await expect(secretariat.getByText('ancienneté')).toHaveCount(0)
    await expect(secretariat.getByText(/\brang\b/i)).toHaveCount(0)
    await secretariat.goto('/flechage?q=Morin')
    await expect(secretariat.getByRole('rowheader').getByRole('link')).toHaveCount(1)
    const autre = await entrer(browser, 'Boubacar Konaté')
    for (const suite of ['', '/modifier', '/relire', '/accuse', '/accuse/pdf'])
      expect((await autre.request.get(`${adresse}${suite}`)).status(), suite).toBe(404)
  })

  await test.step('the interne withdraws the request', async () => {
    await page.getByText('Retirer ma demande').first().click()
    await page.getByRole('button', { name: 'Retirer ma demande' }).click()
    await verifierAccessibilite(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer ma demande' }).click()
    await expect(page.getByText('Demande retirée.')).toBeVisible()
  })
})
