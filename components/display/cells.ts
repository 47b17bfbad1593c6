import type { ReactNode } from 'react'
import type { Tone } from '../feedback/Notice'

/** A text alone, a link to the record, or a state: told as data, which costs a long list less than markup. */
export type PlainCell = { text: string; href?: string; tone?: Tone }
export type Cell = ReactNode | PlainCell

/** A row of a table that has no markup of its own, in the order of the columns. */
export type PlainRow = (string | PlainCell)[]

export const isPlainCell = (cell: Cell): cell is PlainCell => typeof cell === 'object' && cell !== null && 'text' in cell

/** A link within the portal: others are left to React, which refuses the addresses that are scripts. */
const staysHere = (href: string | undefined): boolean => !href || /^(#|\/(?!\/))/.test(href)

export const isPlainRow = (cells: Cell[]): cells is PlainRow =>
  cells.every((cell) => typeof cell === 'string' || (isPlainCell(cell) && staysHere(cell.href)))
