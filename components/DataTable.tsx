import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon } from './Icon'
import styles from './DataTable.module.css'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end' | 'center'
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
}

/**
 * A table whose rows become cards on a phone. The first column names its row.
 * Roles are written out because `display` changes make browsers forget that it is a table.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty, sort, captionHidden = false }: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>
  return (
    <div>
      {sort ? <PhoneSorters columns={columns} sort={sort} /> : null}
      <table className={styles.table} role="table">
        <caption className={captionHidden ? 'visually-hidden' : styles.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" className={alignOf(column)} aria-sort={ariaSort(column, sort)}>
                <HeaderText column={column} sort={sort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} role="rowheader" scope="row" data-label={column.header} className={alignOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} role="cell" data-label={column.header} className={alignOf(column)}>
                    <div className={styles.value}>{column.cell(row)}</div>
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

type SortedProps<Row> = { column: Column<Row>; sort?: Sort }

function HeaderText<Row>({ column, sort }: SortedProps<Row>) {
  if (!sort || !column.sort) return column.header
  const sorted = sort.key === column.sort
  return (
    <Link prefetch={false} scroll={false} href={sort.hrefFor(column.sort)} className={styles.sorter}>
      {column.header}
      {sorted ? <Icon name={sort.dir === 'asc' ? 'up' : 'down'} /> : null}
    </Link>
  )
}

/** On a phone the headers are gone: the same links in one line. */
function PhoneSorters<Row>({ columns, sort }: { columns: Column<Row>[]; sort: Sort }) {
  const sortable = columns.filter((column) => column.sort !== undefined)
  if (sortable.length === 0) return null
  return (
    <div className={styles.phoneSorters}>
      <span>Trier par</span>
      {sortable.map((column) => (
        <span key={column.key}>
          <HeaderText column={column} sort={sort} />
          {column.sort === sort.key ? (
            <span className="visually-hidden">{sort.dir === 'asc' ? ' (ordre croissant)' : ' (ordre décroissant)'}</span>
          ) : null}
        </span>
      ))}
    </div>
  )
}

function ariaSort<Row>(column: Column<Row>, sort?: Sort): 'ascending' | 'descending' | undefined {
  if (!sort || column.sort === undefined || column.sort !== sort.key) return undefined
  return sort.dir === 'asc' ? 'ascending' : 'descending'
}

function alignOf<Row>(column: Column<Row>): string | undefined {
  return classes(column.align === 'end' && styles.end, column.align === 'center' && styles.center) || undefined
}
