import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { isPlainRow, type Cell, type PlainRow } from '@/components/display/cells'
import { TableView, type ColumnHead } from '@/components/display/TableView'

const heads: ColumnHead[] = [
  { key: 'numero', header: 'Demande', nowrap: true },
  { key: 'terrain', header: 'Terrain « <d’accueil> »' },
  { key: 'statut', header: 'État', align: 'end' },
  { key: 'reste', header: 'Reste', align: 'center', nowrap: true },
]
const rows: PlainRow[] = [
  [{ text: 'FLE-1', href: '/flechage/1?a=1&b="2"' }, 'Cabinet <script>alert(1)</script>', { text: 'Déposée', tone: 'info' }, ''],
  ['Brouillon', 'L’île & « Co »', { text: "d'accord", tone: 'good', href: '/x' }, { text: '' }],
]

const dessin = (lignes: PlainRow[] | string): string =>
  renderToStaticMarkup(
    createElement(TableView, {
      caption: 'Demandes',
      captionHidden: false,
      heads,
      rows:
        typeof lignes === 'string'
          ? lignes
          : lignes.map((row, n) => ({ key: String(n), cells: Object.fromEntries(heads.map(({ key }, i) => [key, row[i]])) })),
    }),
  )

describe('the rows of a plain table, written as one text', () => {
  test('are what React draws of them, and nothing of a row is markup', () => {
    expect(dessin(JSON.stringify(rows))).toBe(dessin(rows))
    expect(dessin(JSON.stringify(rows))).not.toContain('<script')
  })

  test.each<[string, Cell[], boolean]>([
    [
      'texts, states and links within the portal',
      ['a', { text: 'b', tone: 'good' }, { text: 'c', href: '/d' }, { text: 'e', href: '#f' }],
      true,
    ],
    ['a number', ['a', 3], false],
    ['markup', ['a', createElement('p')], false],
    ['nothing', ['a', null], false],
    ['a script for an address', [{ text: 'a', href: 'javascript:alert(1)' }], false],
    ['another site', [{ text: 'a', href: 'https://exemple.fr' }], false],
  ])('%s', (_, cells, plain) => expect(isPlainRow(cells)).toBe(plain))
})
