import { expect, type Locator, type Page } from '@playwright/test'
import { fauxPdf, ouvrirBrouillon } from './dossiers.ts'

/** A folded form that opens with these words. */
export const pli = (page: Page, mots: string): Locator =>
  page
    .locator('details')
    .filter({ has: page.locator('summary').getByText(mots, { exact: true }) })
    .first()

/** On the interne's draft, a false paper agreement is refused; the form stays unfolded with what was typed, with JavaScript or not. */
export async function refuserLePapier(page: Page): Promise<void> {
  await ouvrirBrouillon(page)
  const papier = pli(page, 'Joindre un accord signé sur papier')
  await papier.locator('summary').click()
  await papier.getByLabel('Prénom et nom de la personne qui a signé').fill('Jeanne Sauvageot-Martin')
  await papier.getByLabel('Sa fonction').fill('Maître de stage')
  await papier.getByLabel('Signé le').fill('2026-11-02')
  await papier.getByLabel('Document signé').setInputFiles(fauxPdf('accord.pdf'))
  await papier.getByRole('button', { name: 'Joindre l’accord signé' }).click()
  await expect(papier.getByText('Ce fichier se termine par « .pdf »').first()).toBeVisible()
  await expect(papier.getByLabel('Prénom et nom de la personne qui a signé')).toHaveValue('Jeanne Sauvageot-Martin')
  await expect(papier.getByLabel('Sa fonction')).toHaveValue('Maître de stage')
  await expect(papier.getByLabel('Signé le')).toHaveValue('2026-11-02')
}
