import type { Locator, Page } from '@playwright/test'

/** A form folded behind these words. */
export const pli = (page: Page, mots: string): Locator =>
  page
    .locator('details')
    .filter({ has: page.locator('summary').getByText(mots, { exact: true }) })
    .first()
