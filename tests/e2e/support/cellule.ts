// What the journeys of the support cell have in common.
import { expect, type Page } from '@playwright/test'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { connexion } from './test.ts'

/** R-SOU-22: the cell's pages have the title of the portal, so that the browser's history does not name them. */
export const TITRE = 'Marguerite, le portail du DUMG'

/** Types a doctor's phrase to open their space. Deriving their key takes seconds of processor time. */
export async function deverrouiller(page: Page, phrase = PHRASE): Promise<void> {
  await page.getByLabel('Votre phrase', { exact: true }).fill(phrase)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(page.getByText('Espace ouvert', { exact: true })).toBeVisible()
}

/** The key is in the tab's memory: opening an address asks for the phrase again, following a link does not. */
export async function ouvrirEspace(page: Page, medecin: string, adresse = '/aide/suivi'): Promise<void> {
  await connexion(page, medecin)
  await page.goto(adresse)
  await deverrouiller(page)
}

/** Follows a link of the navigation of the cell's pages. */
export async function allerA(page: Page, rubrique: string): Promise<void> {
  const lien = page.getByRole('navigation', { name: 'Rubriques de la cellule' }).getByRole('link', { name: rubrique, exact: true })
  await lien.click()
  await expect(lien).toHaveAttribute('aria-current', 'page')
}

/** The twelve words that the page shows once a request is sent. */
export async function lireDouzeMots(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading', { name: 'Notez ces douze mots' })).toBeVisible()
  const liste = page.getByRole('region', { name: 'Notez ces douze mots' }).getByRole('listitem')
  await expect(liste).toHaveCount(12)
  return (await liste.allInnerTexts()).map((mot) => mot.trim())
}

/** Opens a request with its twelve words. */
export async function revenir(page: Page, mots: string): Promise<void> {
  await page.goto('/aide/retour')
  await page.getByLabel('Vos douze mots').fill(mots)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
}
