import { expect, type Page } from '@playwright/test'

/** Today in Paris, `2026-11-22`. */
const aujourdhui = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' }).format(new Date())

/** Semesters end on 1 May and 1 November; each is evaluated from 42 days before until three months after. */
const evalueAu = (mois: string): boolean => mois >= '09-20' || mois <= '02-01' || (mois >= '03-20' && mois <= '08-01')

/** Outside of the periods of evaluation: checks that neither the link nor the address allows one, and returns true. */
export async function rienAEvaluer(page: Page): Promise<boolean> {
  const [annee, mois] = [aujourdhui().slice(0, 4), aujourdhui().slice(5)]
  if (evalueAu(mois)) return false
  await expect(page.getByRole('link', { name: 'Évaluer ce stage' })).toHaveCount(0)
  await expect(page.getByRole('cell', { name: /^À partir du/ })).toHaveCount(1)
  await page.goto(`/stages/evaluation/${mois < '05-02' ? `${Number(annee) - 1}H` : `${annee}E`}`)
  await expect(page.getByText(/^Ce stage s’évalue à partir du .* quand le semestre s’achève\.$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Envoyer l’évaluation' })).toHaveCount(0)
  return true
}
