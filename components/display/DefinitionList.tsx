'use client'

import type { ReactNode } from 'react'

export function DefinitionList({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl>
      {items.map((item) => (
        <div
          key={item.term}
          className="grid grid-cols-[minmax(9rem,16rem)_1fr] gap-x-6 gap-y-1 border-b border-line py-2 not-print:max-sm:grid-cols-[1fr]"
        >
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
