import type { ReactNode } from 'react'
import { TableView, type Align, type Cell, type ColumnHead, type Pick, type Picks } from './TableView'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => Cell
  align?: Align
  /** Short facts that read badly over two lines: a date, a number. */
  nowrap?: boolean
  /** The name this column sorts by; without it the column does not sort. */
  sort?: string
}

export type Sort = { key: string; dir: 'asc' | 'desc'; hrefFor: (key: string) => string }

type DataTableProps<Row> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Shown instead of the table when there is no row: says what to do next. */
  empty: ReactNode
  sort?: Sort
  captionHidden?: boolean
  /** Check boxes at the beginning of the lines, for the SelectionBar of this name. */
  picks?: Picks & { of: (row: Row) => Pick | undefined }
}

/** A table whose rows become cards on a phone. The first column names its row. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty, sort, captionHidden = false, picks }: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>
  return (
    <TableView
      caption={caption}
      captionHidden={captionHidden}
      heads={columns.map((column) => headOf(column, sort))}
      picks={picks && { form: picks.form, name: picks.name }}
      rows={rows.map((row) => ({
        key: rowKey(row),
        pick: picks?.of(row),
        cells: Object.fromEntries(columns.map(({ key, cell }) => [key, cell(row)])),
      }))}
    />
  )
}

function headOf<Row>({ key, header, align, nowrap, sort: name }: Column<Row>, sort?: Sort): ColumnHead {
  if (!sort || name === undefined) return { key, header, align, nowrap }
  return { key, header, align, nowrap, sorter: { href: sort.hrefFor(name), dir: sort.key === name ? sort.dir : undefined } }
}
