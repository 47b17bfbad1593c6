'use client'

import type { ReactNode } from 'react'
import { Badge } from './Badge'
import { Icon } from './Icon'
import type { Tone } from '../feedback/Notice'
import { Link } from '../action/Link'
import { PickAll, PickBox } from '../form/PickBox'

export type Align = 'start' | 'end'
export type ColumnHead = { key: string; header: string; align?: Align; nowrap?: boolean; sorter?: { href: string; dir?: 'asc' | 'desc' } }

/** A text alone, a link to the record, or a state. As data they cost a long list less than markup does. */
export type PlainCell = { text: string; href?: string; tone?: Tone }
export type Cell = ReactNode | PlainCell

/** Cells by the key of their column. Not an array: React would ask for a key on each. */
export type TableRow = { key: string; cells: Record<string, Cell>; pick?: Pick }
/** A check box at the beginning of a line: what is chosen, for an act in number. */
export type Pick = { value: string; label: string }
export type Picks = { form: string; name: string }

type TableViewProps = { caption: string; captionHidden: boolean; heads: ColumnHead[]; rows: TableRow[]; picks?: Picks | undefined }

/**
 * What DataTable draws. It receives cells and not markup, so a page of fifty rows is sent once as HTML and once as short
 * texts, rather than twice as markup (decision 008).
 * Roles are written out because changing `display` makes browsers forget that it is a table.
 */
export function TableView({ caption, captionHidden, heads, rows, picks }: TableViewProps) {
  const sortable = heads.filter((head) => head.sorter)
  return (
    <div>
      {sortable.length > 0 ? <PhoneSorters heads={sortable} /> : null}
      <table className="table-rows" role="table">
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-small text-ink-soft phone:block'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {picks ? (
              <th role="columnheader" scope="col" className="print:hidden">
                <PickAll {...picks} />
              </th>
            ) : null}
            {heads.map((head) => (
              <th key={head.key} role="columnheader" scope="col" className={lookOf(head)} aria-sort={ariaSort(head)}>
                <HeadText head={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ key, cells, pick }) => (
            <tr key={key} role="row">
              {picks ? (
                <td role="cell" data-label="Choisir" className="print:hidden">
                  {pick ? <PickBox {...picks} {...pick} /> : null}
                </td>
              ) : null}
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
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isPlain = (cell: Cell): cell is PlainCell => typeof cell === 'object' && cell !== null && 'text' in cell

/** Plain functions, not components: a table has hundreds of cells. */
function contentOf(cell: Cell): ReactNode {
  if (!isPlain(cell)) return cell
  const shown = cell.tone ? <Badge tone={cell.tone}>{cell.text}</Badge> : cell.text
  return cell.href ? <Link href={cell.href}>{shown}</Link> : shown
}

function valueOf(cell: Cell): ReactNode {
  return typeof cell === 'string' ? cell : <div>{contentOf(cell)}</div>
}

function HeadText({ head: { header, sorter } }: { head: ColumnHead }) {
  if (!sorter) return header
  return (
    <Link keepScroll href={sorter.href} className="sorter">
      {header}
      {sorter.dir ? <Icon name={sorter.dir === 'asc' ? 'up' : 'down'} /> : null}
    </Link>
  )
}

/** On a phone the headers are hidden, so the same links are shown in one line. */
function PhoneSorters({ heads }: { heads: ColumnHead[] }) {
  return (
    <div className="mb-3 hidden flex-wrap gap-x-4 gap-y-1 text-small text-ink-soft phone:flex phone:[&_a]:min-h-7">
      <span>Trier par</span>
      {heads.map((head) => (
        <span key={head.key}>
          <HeadText head={head} />
          {head.sorter?.dir ? (
            <span className="sr-only">{head.sorter.dir === 'asc' ? ' (ordre croissant)' : ' (ordre décroissant)'}</span>
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
  if (align === 'end') return 'figures'
  return nowrap ? 'nowrap' : undefined
}
