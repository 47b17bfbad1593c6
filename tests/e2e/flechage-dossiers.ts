import type { Page } from '@playwright/test'

/** Opens one page of the first request of the list that is in a state. */
export async function ouvrir(page: Page, statut: string, acte: string, rang = 0): Promise<void> {
  await page.goto(`/flechage?statut=${statut}`)
  const href = await page.locator('main table tbody').getByRole('link').nth(rang).getAttribute('href')
  await page.goto(`${href}/${acte}`)
}

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`

/** A signed act as somebody would upload it. */
export const acteSigne = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(PDF) })
