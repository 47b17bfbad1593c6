'use client'

import type { ReactNode } from 'react'

const ROW = 'grid break-inside-avoid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] overflow-hidden rounded border border-line bg-paper'
/** Each cell draws its own right and bottom rules: a last row that is not full stays white. */
const STAT = 'flex flex-col px-4 py-3 shadow-[1px_0_var(--color-line),0_1px_var(--color-line)]'
const SOFT = 'text-small leading-[1.35] text-ink-soft'

export function StatRow({ items }: { items: { label: string; value: ReactNode; hint?: ReactNode }[] }) {
  return (
    <dl className={ROW}>
      {items.map((item) => (
        <div key={item.label} className={STAT}>
          <dt className={SOFT}>{item.label}</dt>
          <dd className="text-figure leading-[1.3] font-bold">{item.value}</dd>
          {item.hint ? <dd className={SOFT}>{item.hint}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
