'use client'

import type { ReactNode } from 'react'
import { Badge, badgeHtml } from './Badge'
import { isPlainCell, type Cell, type PlainCell, type PlainRow } from './cells'
import { classes } from './classes'
import { asHtml } from './html'
import { Icon } from './Icon'
import styles from './DataTable.module.css'
import { Link } from '../action/Link'

export type Align = 'start' | 'end' | 'center'
export type ColumnHead = { key: string; header: string; align?: Align; nowrap?: boolean; sorter?: { href: string; dir?: 'asc' | 'desc' } }

/** Cells by the key of their column: not a list, in which React would want a key on each. */
export type TableRow = { key: string; cells: Record<string, Cell> }

/** `rows`: the rows, or the JSON of plain rows. */
type TableViewProps = { caption: string; captionHidden: boolean; heads: ColumnHead[]; rows: TableRow[] | string }

/**
 * What DataTable draws. It receives cells and not markup: a page of fifty rows is then sent once as HTML and once as
 * short texts, rather than twice as markup. Rows without any markup of their own are sent as one text and written as one
 * text, which spares React their hundreds of cells, here and in the browser (decision 008).
 * Roles are written out because `display` changes make browsers forget that it is a table.
 */
export function TableView({ caption, captionHidden, heads, rows }: TableViewProps) {
  const sortable = heads.filter((head) => head.sorter)
  return (
    <div>
      {sortable.length > 0 ? <PhoneSorters heads={sortable} /> : null}
      <table className={styles.table} role="table">
        <caption className={captionHidden ? 'visually-hidden' : styles.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th key={head.key} role="columnheader" scope="col" className={lookOf(head)} aria-sort={ariaSort(head)}>
                <HeadText head={head} />
              </th>
            ))}
          </tr>
        </thead>
        {typeof rows === 'string' ? (
          <tbody role="rowgroup" dangerouslySetInnerHTML={{ __html: plainRowsHtml(heads, JSON.parse(rows) as PlainRow[]) }} />
        ) : (
          <tbody role="rowgroup">{rows.map((row) => rowOf(heads, row))}</tbody>
        )}
      </table>
    </div>
  )
}

const rowOf = (heads: ColumnHead[], { key, cells }: TableRow): ReactNode => (
  <tr key={key} role="row">
    {heads.map((head, index) =>
      index === 0 ? (
        <th key={head.key} role="rowheader" scope="row" data-label={head.header} className={lookOf(head)}>
          {contentOf(cells[head.key])}
        </th>
      ) : (
        <td key={head.key} role="cell" data-label={head.header} className={lookOf(head)}>
          {valueOf(cells[head.key])}
        </td>
      ),
    )}
  </tr>
)

/** What `rowOf` draws, as text; a test compares the two. Everything that comes from the rows goes through `asHtml`. */
function plainRowsHtml(heads: ColumnHead[], rows: PlainRow[]): string {
  const opening = heads.map((head, index) => {
    const look = lookOf(head)
    const common = `data-label="${asHtml(head.header)}"${look ? ` class="${look}"` : ''}>`
    return index === 0 ? `<th role="rowheader" scope="row" ${common}` : `<td role="cell" ${common}`
  })
  const cellHtml = (cell: string | PlainCell, index: number): string => {
    const content = typeof cell === 'string' ? asHtml(cell) : plainHtml(cell)
    if (index === 0) return `${opening[0]}${content}</th>`
    return typeof cell === 'string'
      ? `${opening[index]}${content}</td>`
      : `${opening[index]}<div class="${styles.value}">${content}</div></td>`
  }
  return rows.map((cells) => `<tr role="row">${cells.map(cellHtml).join('')}</tr>`).join('')
}

function plainHtml({ text, href, tone }: PlainCell): string {
  const shown = tone ? badgeHtml(tone, text) : asHtml(text)
  return !href ? shown : `<a data-soft="" href="${asHtml(href)}">${shown}</a>`
}

/** Functions and not components: there are hundreds of cells. */
function contentOf(cell: Cell): ReactNode {
  if (!isPlainCell(cell)) return cell
  const shown = cell.tone ? <Badge tone={cell.tone}>{cell.text}</Badge> : cell.text
  return cell.href ? <Link href={cell.href}>{shown}</Link> : shown
}

function valueOf(cell: Cell): ReactNode {
  return typeof cell === 'string' ? cell : <div className={styles.value}>{contentOf(cell)}</div>
}

function HeadText({ head: { header, sorter } }: { head: ColumnHead }) {
  if (!sorter) return header
  return (
    <Link keepScroll href={sorter.href} className={styles.sorter}>
      {header}
      {sorter.dir ? <Icon name={sorter.dir === 'asc' ? 'up' : 'down'} /> : null}
    </Link>
  )
}

/** On a phone the headers are gone: the same links in one line. */
function PhoneSorters({ heads }: { heads: ColumnHead[] }) {
  return (
    <div className={styles.phoneSorters}>
      <span>Trier par</span>
      {heads.map((head) => (
        <span key={head.key}>
          <HeadText head={head} />
          {head.sorter?.dir ? (
            <span className="visually-hidden">{head.sorter.dir === 'asc' ? ' (ordre croissant)' : ' (ordre décroissant)'}</span>
          ) : null}
        </span>
      ))}
    </div>
  )
}

function ariaSort({ sorter }: ColumnHead): 'ascending' | 'descending' | undefined {
  if (!sorter?.dir) return undefined
  return sorter.dir === 'asc' ? 'ascending' : 'descending'
}

function lookOf({ align, nowrap }: ColumnHead): string | undefined {
  return classes(align === 'end' && styles.end, align === 'center' && styles.center, nowrap && 'nowrap') || undefined
}
