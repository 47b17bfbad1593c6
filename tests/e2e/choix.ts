// What the journeys of a choice have in common.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContextOptions, Page, TestInfo } from '@playwright/test'
import { connexion } from './fixtures'

/** Another browser, beside the one of the test. */
export async function ouvrir(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options })).newPage()
}

export async function entrer(browser: Browser, persona: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await ouvrir(browser, options)
  await connexion(page, persona)
  return page
}

/** An act that is asked twice. */
export async function confirmer(page: Page, bouton: string): Promise<void> {
  await page.getByRole('button', { name: bouton, exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: bouton, exact: true }).click()
}

export async function telecharger(page: Page, lien: string, info: TestInfo, nom: string): Promise<string> {
  const [fichier] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: lien }).click()])
  const chemin = info.outputPath(nom)
  await fichier.saveAs(chemin)
  return chemin
}

/** What the separate program says, run as the page of the result tells to. */
export async function verifier(...parametres: string[]): Promise<{ code: number; dit: string }> {
  const commande = [path.join(import.meta.dirname, '../../verificateur/verifier.ts'), ...parametres]
  return promisify(execFile)(process.execPath, commande).then(
    ({ stdout, stderr }) => ({ code: 0, dit: stdout + stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, dit: stdout + stderr }),
  )
}
