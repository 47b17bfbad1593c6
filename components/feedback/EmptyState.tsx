'use client'

import type { ReactNode } from 'react'
import { Mark } from '../display/Mark'

/** What a list says when it has nothing to show: why, and what to do next. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex gap-4 rounded border border-dashed border-line-strong bg-paper px-4 py-6">
      <span className="flex-none text-[2.25rem] leading-none text-line-strong">
        <Mark outline />
      </span>
      <div>
        <p className="font-bold">{title}</p>
        {children ? <div className="mt-1 text-ink-soft">{children}</div> : null}
        {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  )
}
