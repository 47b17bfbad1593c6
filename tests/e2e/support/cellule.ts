// What the journeys of the support cell have in common.
import { expect, type Page } from '@playwright/test'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { connexion } from './test.ts'

/** R-SOU-22: a browser's history says of the cell's pages what it says of the portal. */
export const TITRE = 'Marguerite, le portail du DUMG'

/** Types a doctor's phrase on the page where their space is closed. The derivation of their key takes seconds of a processor. */
export async function deverrouiller(page: Page, phrase = PHRASE): Promise<void> {
  await page.getByLabel('Votre phrase', { exact: true }).fill(phrase)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(page.getByText('Espace ouvert', { exact: true })).toBeVisible()
}

/** The key is in the tab's memory: another address asks for the phrase again, a link of the page does not. */
export async function ouvrirEspace(page: Page, medecin: string, adresse = '/aide/suivi'): Promise<void> {
  await connexion(page, medecin)
  await page.goto(adresse)
  await deverrouiller(page)
}

/** Follows one of the headings of the cell's pages. */
export async function allerA(page: Page, rubrique: string): Promise<void> {
  const lien = page.getByRole('navigation', { name: 'Rubriques de la cellule' }).getByRole('link', { name: rubrique, exact: true })
  await lien.click()
  await expect(lien).toHaveAttribute('aria-current', 'page')
}

/** The twelve words that the page of a request just sent shows. */
export async function lireDouzeMots(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading', { name: 'Notez ces douze mots' })).toBeVisible()
  const liste = page.getByRole('region', { name: 'Notez ces douze mots' }).getByRole('listitem')
  await expect(liste).toHaveCount(12)
  return (await liste.allInnerTexts()).map((mot) => mot.trim())
}

/** Comes back with one's words. */
export async function revenir(page: Page, mots: string): Promise<void> {
  await page.goto('/aide/retour')
  await page.getByLabel('Vos douze mots').fill(mots)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
}
