'use client'

import { useId, type ReactNode } from 'react'

/** A card of the second column: a few facts, what one waits for, the days to come. */
export function AsideCard({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="stack-2 break-inside-avoid sheet">
      <h2 id={id} className="text-h3">
        {title}
      </h2>
      {children}
    </section>
  )
}
