// The separate program that checks a published choice, run with the command that the page of the result gives.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, type Locator, type Page } from '@playwright/test'

/** What the program prints, and its exit code. */
export async function verifier(...parametres: string[]): Promise<{ code: number; dit: string }> {
  const commande = [path.join(import.meta.dirname, '../../../verificateur/verifier.ts'), ...parametres]
  return promisify(execFile)(process.execPath, commande).then(
    ({ stdout, stderr }) => ({ code: 0, dit: stdout + stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, dit: stdout + stderr }),
  )
}

/** Adds the first post of the page to the wishes, `combien` times. Returns the buttons that remove a wish. */
export async function ajouterVoeux(page: Page, combien: number): Promise<Locator> {
  const retraits = page.getByRole('button', { name: /^Retirer/ })
  const avant = await retraits.count()
  for (let n = 1; n <= combien; n++) {
    await page.getByRole('button', { name: 'Ajouter à mes vœux' }).first().click()
    await expect(retraits).toHaveCount(avant + n)
  }
  return retraits
}
