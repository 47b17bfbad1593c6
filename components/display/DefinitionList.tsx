'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'

const PAIR = 'grid gap-x-6 not-print:max-sm:grid-cols-[1fr]'
const SPACED = 'grid-cols-[minmax(9rem,16rem)_1fr] gap-y-1 border-b border-line py-2'
const DENSE =
  'grid-cols-[minmax(8rem,13rem)_1fr] in-data-record-aside:grid-cols-[7rem_minmax(0,1fr)] in-data-record-aside:gap-x-3 in-data-record-aside:py-1 in-data-record-aside:text-dense'

/** `dense` where several lists are read one after the other. */
export function DefinitionList({ items, dense = false }: { items: { term: string; value: ReactNode }[]; dense?: boolean }) {
  return (
    <dl>
      {items.map((item) => (
        <div key={item.term} className={classes(PAIR, dense ? DENSE : SPACED)}>
          <dt className="text-ink-soft not-print:max-sm:text-small">{item.term}</dt>
          <dd className="max-w-measure min-w-0">
            {isEmpty(item.value) ? <span className="text-ink-soft italic">Non renseigné</span> : item.value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === ''
}
