// The checks that every page must pass, for every reader.
import { expect, type Page } from '@playwright/test'
import { TITRE } from './cellule.ts'
import { verifierAccessibilite } from './test.ts'

/** English words that no button or link of a French portal may show. */
const ANGLAIS =
  /\b(submit|save|cancel|delete|edit|next|previous|back|home|login|logout|sign (in|out|up)|search|filter|download|upload|loading|show|more|open|yes|the|and|click|error|page not found)\b/i

/** R-SOU-22: the cell's pages have the title of the portal, so that the browser's history does not name them. */
const titreDe = (chemin: string): string | RegExp => (/^\/aide(\/|$)/.test(chemin) ? TITRE : /^.+ · Marguerite|^.+Marguerite.*$/)

export async function verifierPage(page: Page, chemin: string, auditer = true): Promise<void> {
  await expect(page, chemin).toHaveTitle(titreDe(chemin))
  if (/^\/aide(\/|$)/.test(chemin)) {
    // R-SOU-4, R-SOU-22: each of these pages shows the emergency numbers and the way out.
    await expect(page.getByRole('link', { name: 'Quitter vite' }), chemin).toBeVisible()
    for (const numero of ['15', '112', '3114']) await expect(page.locator(`a[href="tel:${numero}"]`).first(), chemin).toBeVisible()
  }
  await expect(page.locator('h1'), chemin).toHaveCount(1)
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  if (auditer) await verifierAccessibilite(page)
  const mots = await page.locator('main').locator('button, a, summary').allInnerTexts()
  expect(
    mots.filter((mot) => ANGLAIS.test(mot)),
    chemin,
  ).toEqual([])
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      `${chemin}, ${width} px`,
    ).toBe(0)
  }
}

export async function lirePage(page: Page, chemin: string, auditer = true): Promise<void> {
  const reponse = await page.goto(chemin)
  expect(reponse?.status(), chemin).toBe(200)
  await verifierPage(page, chemin, auditer)
}
