import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Carte } from '@/app/(portail)/stages/Carte'
import type { ContourCommune } from '@/lib/referentiel/territoire/queries'

/** Squares that touch, ten in a row, thirty in each territory. */
const communes = (nombre: number): ContourCommune[] =>
  Array.from({ length: nombre }, (_, n) => {
    const [x, y] = [n % 10, Math.floor(n / 10)]
    const contour = [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
    ] as const
    return { code: `C${n}`, nom: `Commune ${n}`, zone: 'ZAC', territoireId: `T${Math.floor(n / 30)}`, contour }
  })

const dessiner = (nombre: number, courante?: string) => {
  const html = renderToStaticMarkup(
    createElement(Carte, {
      label: 'Où des postes sont offerts',
      compte: 'places au choix',
      dire: (n) => `${n} places`,
      communes: communes(nombre),
      territoires: [0, 1].map((n) => ({ id: `T${n}`, nom: `Territoire ${n}` })),
      nombres: new Map(communes(nombre).map(({ code }, n) => [code, n % 3])),
      courante,
      hrefCommune: (code) => `/c/${code}`,
      hrefTerritoire: (id) => `/t/${id}`,
    }),
  )
  return { html, liens: [...html.matchAll(/<a href="([^"]+)" aria-label="([^"]+)"/g)].map(([, href, nom]) => [href, nom]) }
}

describe('the map of a region', () => {
  it('links each commune that has posts, and gives their number in words', () => {
    const { liens, html } = dessiner(80, 'C1')
    expect(liens).toHaveLength(53)
    expect(liens[0]).toEqual(['/c/C1', 'Commune 1, 1 places, zone d’action complémentaire'])
    expect(html.match(/aria-current="true"/g)).toHaveLength(1)
    expect(html).toContain('Le nombre est celui des places au choix de la commune.')
  })

  it('past eighty communes, links the territories instead, few enough for a finger and for the Tab key', () => {
    const { liens, html } = dessiner(90)
    // The third territory has no name here: it is drawn without a link.
    expect(liens).toEqual([
      ['/t/T0', 'Territoire 0, 30 places'],
      ['/t/T1', 'Territoire 1, 30 places'],
    ])
    expect(html.match(/<path /g)).toHaveLength(3)
    expect(html).toContain('choisissez-le pour voir ses communes')
  })
})
