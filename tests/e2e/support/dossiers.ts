import type { Page } from '@playwright/test'

/** Opens one page of a request in the given state: the first of the list, or the one at `rang`. */
export async function ouvrirDossier(page: Page, statut: string, acte: string, rang = 0): Promise<void> {
  await page.goto(`/flechage?statut=${statut}`)
  const href = await page.locator('main table tbody').getByRole('link').nth(rang).getAttribute('href')
  await page.goto(`${href}/${acte}`)
}

/** Opens the form of the interne's own draft, all its steps on one page. Returns the address of the draft. */
export async function ouvrirBrouillon(page: Page): Promise<string> {
  await page.goto('/flechage')
  const href = (await page.getByRole('rowheader').getByRole('link', { name: 'Brouillon' }).first().getAttribute('href')) ?? ''
  await page.goto(`${href}/modifier?etape=tout`)
  return href
}

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`

type Envoi = Readonly<{ name: string; mimeType: string; buffer: Buffer }>

/** A document of one page to upload. */
export const documentPdf = (name: string): Envoi => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(PDF) })

/** A file that is not what its name says. */
export const fauxPdf = (name: string): Envoi => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('bonjour') })
