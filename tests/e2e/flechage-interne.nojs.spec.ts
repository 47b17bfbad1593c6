import { connexion, expect, test } from './fixtures'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

test('without JavaScript a draft is written, a letter joined, a wrong one refused, and nothing typed is lost', async ({ page }) => {
  await connexion(page, 'Clara Vasseur')
  await page.goto('/flechage')
  await page.getByRole('rowheader').getByRole('link', { name: 'Brouillon' }).first().click()
  await page.getByRole('link', { name: 'Continuer à rédiger' }).click()
  await page
    .getByLabel('Fichier de la lettre')
    .setInputFiles({ name: 'lettre.pdf', mimeType: 'application/pdf', buffer: Buffer.from('bonjour') })
  await page.getByRole('button', { name: /Joindre la lettre|Remplacer la lettre/ }).click()
  await expect(page.getByText('son contenu est d’un autre format').first()).toBeVisible()
  await page.getByLabel('Fichier de la lettre').setInputFiles({ name: 'lettre.pdf', mimeType: 'application/pdf', buffer: PDF })
  await page.getByRole('button', { name: /Joindre la lettre|Remplacer la lettre/ }).click()
  await expect(page.getByText('Lettre jointe.')).toBeVisible()

  const competences = page.getByLabel('Compétences que vous cherchez à acquérir')
  await competences.fill('x'.repeat(3001))
  await page.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
  await expect(page.getByText(/3.000 caractères au plus\./).first()).toBeVisible()
  await expect(competences).toHaveValue('x'.repeat(3001))
  await competences.fill('Le suivi des grossesses sans complication.')
  await page.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
  await expect(page.getByRole('heading', { name: 'Relire avant de déposer' })).toBeVisible()
  await expect(page.getByText('Ce dossier ne peut pas encore être déposé')).toBeVisible()

  await page.goto('/accord/un-lien-invente')
  await expect(page.getByText('Ce lien n’ouvre aucun accord.')).toBeVisible()
})
