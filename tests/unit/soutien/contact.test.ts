import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Directement } from '@/app/aide/Directement'
import { A_RENSEIGNER } from '@/lib/referentiel/parametre/schema'
import type { ParametresSoutien } from '@/lib/soutien/parametres'
import { contactDe } from '@/lib/soutien/contact'

const parametres = (telephone: string, adresse = telephone, exterieur = telephone) =>
  ({ 'soutien.telephone': telephone, 'soutien.adresse': adresse, 'soutien.exterieur': exterieur }) as ParametresSoutien

const dire = (lus: ParametresSoutien, ouverte: boolean): string =>
  renderToStaticMarkup(createElement(Directement, { contact: contactDe(lus), ouverte })).replaceAll(/<\/?span[^>]*>/g, '')

describe('how the cell is reached', () => {
  it('R-SOU-17: before the cell opens, a contact that was not filled in is not shown: « Pour parler à quelqu’un dès maintenant »', () => {
    const page = dire(parametres(A_RENSEIGNER), false)
    expect(page).not.toMatch(/renseigner|tel:|mailto:/)
    expect(page).toContain('Pour parler à quelqu’un dès maintenant')
    expect(page).toContain('href="/aide"')
  })

  it('shows only the contacts that were filled in', () => {
    expect(dire(parametres('02 35 00 00 00', A_RENSEIGNER), true)).toMatch(/aussi au .*02 35 00 00 00<\/a>\.<\/p>/)
    const page = dire(parametres('02 35 00 00 00', 'cellule@exemple.fr', 'Dr Ailleurs'), true)
    expect(page).toMatch(/, ou à .*cellule@exemple\.fr.*Dr Ailleurs/)
    expect(page).not.toContain('dès maintenant')
  })
})
