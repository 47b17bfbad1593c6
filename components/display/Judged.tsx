'use client'

import type { ReactNode } from 'react'
import { classes } from '../classes'

type JudgedProps = {
  /** Anchor of the row. */
  id: string
  title: string
  /** The state of the row, beside its title. */
  aside?: ReactNode
  /** 3 inside a Section. */
  level?: 2 | 3
  /** What is judged: a text, a document. */
  children: ReactNode
  /** The fields of the verdict; left out where one only reads. */
  verdict?: ReactNode
}

/** One thing to judge: what is judged at the left, the verdict beside it, or under it where there is no room. */
export function Judged({ id, title, level = 2, aside, children, verdict }: JudgedProps) {
  const Heading = `h${level}` as const
  return (
    <section
      aria-labelledby={id}
      className={classes(
        'grid scroll-mt-4 not-first:border-t not-first:border-line',
        verdict ? 'grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)] max-lg:grid-cols-[minmax(0,1fr)]' : 'grid-cols-[minmax(0,1fr)]',
      )}
    >
      <div className="stack-2 min-w-0 px-4 py-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <Heading id={id} tabIndex={-1} className="text-h3">
            {title}
          </Heading>
          {aside}
        </div>
        {children}
      </div>
      {verdict ? (
        <div className="stack-2 border-s border-line bg-sand px-4 py-3 max-lg:border-s-0 max-lg:bg-transparent max-lg:pt-0 max-lg:pb-3">
          {verdict}
        </div>
      ) : null}
    </section>
  )
}

/** Rows to judge, one under the other. */
export function JudgedList({ children }: { children: ReactNode }) {
  return <div className="overflow-hidden rounded border border-line bg-paper">{children}</div>
}
